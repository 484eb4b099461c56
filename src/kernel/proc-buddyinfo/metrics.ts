import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  'order <n>': {
    unit: 'count',
    kind: 'gauge',
    tier: 1,
    since: '2.5',
    identities: ['sum over zones and orders of blocks x 2^order = vmstat.nr_free_pages (in pages)'],
    seenAs: ['OOM report: 0*4kB 1*8kB ...'],
    reference: 'proc_buddyinfo(5); Documentation/filesystems/proc.rst; mm/vmstat.c frag_show_print()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
