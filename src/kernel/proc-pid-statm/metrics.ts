import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc(5) /proc/pid/statm; Documentation/filesystems/proc.rst table 1-3; fs/proc/task_mmu.c task_statm()';

export const metrics = {
  size: {
    unit: 'bytes',
    printed: 'pages',
    kind: 'gauge',
    tier: 1,
    since: '2.2',
    recalled: true,
    identities: ['size = VmSize'],
    seenAs: ['top: VIRT', 'ps: vsz'],
    reference,
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
