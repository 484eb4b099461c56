import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc(5) /proc/pid/statm; Documentation/filesystems/proc.rst table 1-3; fs/proc/task_mmu.c task_statm()';
const pages = { unit: 'bytes', printed: 'pages', kind: 'gauge', since: '2.6', reference } as const;

/** In the order of the file: the position is all that names a field. */
export const metrics = {
  size: { ...pages, tier: 1, identities: ['size = VmSize', 'size = stat vsize'], seenAs: ['top: VIRT', 'ps: sz (pages)', 'psutil: vms'] },
  resident: {
    ...pages,
    tier: 1,
    identities: ['resident = VmRSS', 'resident = RssAnon + RssFile + RssShmem'],
    seenAs: ['top: RES', 'htop: RES', 'psutil: rss'],
  },
  shared: {
    ...pages,
    tier: 1,
    identities: ['shared = RssFile + RssShmem', 'shared <= resident'],
    seenAs: ['top: SHR', 'htop: SHR', 'psutil: shared'],
  },
  text: { ...pages, tier: 1, identities: ['text >= VmExe'], seenAs: ['top: CODE', 'psutil: text'] },
  lib: { ...pages, tier: 1, identities: ['lib = 0'], seenAs: ['psutil: lib'] },
  data: { ...pages, tier: 1, identities: ['data = VmData + VmStk'], seenAs: ['top: DATA', 'psutil: data'] },
  dt: { ...pages, tier: 1, identities: ['dt = 0'], seenAs: ['top: nDRT', 'psutil: dirty'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
