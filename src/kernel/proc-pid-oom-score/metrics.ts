import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  oom_score: {
    unit: 'count',
    kind: 'gauge',
    tier: 1,
    since: '2.6.11',
    identities: ['5.9 and later: oom_score = (1000 + 1000 x (rss + swap + page tables) / (RAM + swap) + oom_score_adj) x 2/3'],
    seenAs: ['top: OOMs'],
    reference: 'Documentation/filesystems/proc.rst 3.1 and 3.2; mm/oom_kill.c oom_badness(); fs/proc/base.c proc_oom_score()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
