import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  oom_adj: {
    unit: 'count',
    kind: 'setting',
    tier: 1,
    since: '2.6.11',
    identities: ['oom_adj = oom_score_adj x 17 / 1000, cut to a whole number, at most 15'],
    reference: 'Documentation/filesystems/proc.rst 3.1 and 3.2; mm/oom_kill.c oom_badness(); fs/proc/base.c oom_adj_read()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
