import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc(5) /proc/pid/maps; Documentation/filesystems/proc.rst; fs/proc/task_mmu.c show_map_vma(), get_vma_name()';

const column = { unit: 'text', kind: 'identity', tier: 1, since: '2.4', reference } as const;
const name = { unit: 'text', kind: 'identity', tier: 1, reference } as const;
const plainName = { ...name, tier: 2 } as const;

/** The columns of a line, then what its last column can say. */
export const metrics = {
  address: {
    ...column,
    unit: 'address',
    printed: 'hex',
    identities: [
      'sum(end - start) without [vsyscall] = VmSize',
      'lines of maps = blocks of smaps',
      'lines of maps without [vsyscall] = lines of numa_maps',
    ],
    seenAs: ['pmap: Address'],
  },
  perms: { ...column, seenAs: ['pmap: Mode'] },
  offset: { ...column, unit: 'bytes', printed: 'hex', seenAs: ['pmap -X: Offset'] },
  dev: { ...column, seenAs: ['pmap -X: Device'] },
  inode: { ...column, unit: 'count', seenAs: ['pmap -X: Inode'] },
  pathname: { ...column, seenAs: ['pmap: Mapping'] },
  '[heap]': { ...name, since: '2.6' },
  '[stack]': { ...name, since: '2.6', seenAs: ['pmap: [ stack ]'] },
  '[stack:<tid>]': { ...name, since: '3.4', recalled: true, until: '4.4' },
  '[vdso]': { ...plainName, since: '2.6' },
  '[vvar]': { ...plainName, since: '3.16', recalled: true },
  '[vvar_vclock]': { ...plainName, since: '6.13', recalled: true },
  '[vsyscall]': { ...name, since: '2.6', config: 'CONFIG_X86_VSYSCALL_EMULATION' },
  '[uprobes]': { ...plainName, since: '3.5', recalled: true, config: 'CONFIG_UPROBES' },
  '[sigpage]': { ...plainName, names: ['[vectors]', '[sigpage] / [vectors]'], since: '3.11', recalled: true, config: 'CONFIG_ARM' },
  '[anon:<name>]': { ...name, since: '5.17', config: 'CONFIG_ANON_VMA_NAME' },
  '[anon_shmem:<name>]': { ...name, since: '6.2', config: 'CONFIG_ANON_VMA_NAME' },
  '<path> (deleted)': { ...name, names: ['(deleted)'], since: '2.4' },
  '/dev/zero (deleted)': { ...name, since: '2.4' },
  '/dev/zero': { ...plainName, since: '2.4' },
  '/memfd:<name> (deleted)': { ...name, names: ['memfd'], since: '3.17', recalled: true, reference: `${reference}; memfd_create(2)` },
  '/SYSV<key> (deleted)': { ...name, names: ['SYSV'], since: '2.4', reference: `${reference}; shmget(2)` },
  '/anon_hugepage (deleted)': { ...name, since: '2.6.32', reference: `${reference}; mmap(2) MAP_HUGETLB` },
  '/dev/shm/<name>': { ...name, names: ['/dev/shm/... , tmpfs paths'], since: '2.4', recalled: true, reference: `${reference}; tmpfs(5)` },
  '/drm mm object (deleted)': {
    ...plainName,
    names: ['/i915, /drm mm object, /dri (deleted)', '/i915 (deleted)', '/dri (deleted)', '/i915', '/drm mm object'],
    since: '2.6.28',
    recalled: true,
  },
  'anon_inode:<type>': { ...name, since: '2.6.22', recalled: true },
  'socket:[<inode>]': { ...plainName, since: '2.6', recalled: true },
} as const satisfies Readonly<Record<string, MetricDoc>>;
