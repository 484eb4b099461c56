import type { MetricDoc } from '../metric-doc.ts';

const reference = 'numa(7) /proc/pid/numa_maps; Documentation/filesystems/proc.rst; fs/proc/task_mmu.c show_numa_map(), gather_stats()';

const base = { tier: 2, since: '2.6.14', config: 'CONFIG_NUMA', reference } as const;
const pages = { ...base, unit: 'bytes', printed: 'pages', kind: 'gauge' } as const;
const word = { ...base, unit: 'text', kind: 'identity' } as const;

/** A line is an address, a policy and then words; words that would say 0 are left out. */
export const metrics = {
  address: { ...word, unit: 'address', printed: 'hex', identities: ['lines of numa_maps = lines of maps without [vsyscall]'] },
  policy: { ...word, kind: 'setting', tier: 1 },
  file: { ...word, names: ['file='] },
  heap: { ...word, unit: 'flag' },
  stack: { ...word, unit: 'flag' },
  huge: { ...word, unit: 'flag' },
  anon: { ...pages, names: ['anon='] },
  dirty: { ...pages, names: ['dirty='] },
  mapped: { ...pages, names: ['mapped='] },
  mapmax: { ...base, unit: 'count', kind: 'gauge', names: ['mapmax='] },
  swapcache: { ...pages, names: ['swapcache='] },
  active: { ...pages, names: ['active='] },
  writeback: { ...pages, names: ['writeback='] },
  'N<node>': {
    ...pages,
    tier: 1,
    names: ['N<node>='],
    identities: ['sum(N<node> of lines without huge) = Rss - [vdso]'],
    seenAs: ['numastat -p: Node <node>'],
  },
  kernelpagesize_kB: {
    ...base,
    unit: 'bytes',
    printed: 'kB',
    kind: 'identity',
    tier: 1,
    names: ['kernelpagesize_kB='],
    since: '4.0',
    recalled: true,
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
