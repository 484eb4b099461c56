import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  oom_score_adj: {
    unit: 'count',
    kind: 'setting',
    tier: 1,
    since: '2.6.36',
    seenAs: ['top: OOMa', 'systemd: OOMScoreAdjust=', 'Kubernetes: by QoS class'],
    reference: 'Documentation/filesystems/proc.rst 3.1 and 3.2; mm/oom_kill.c oom_badness(); fs/proc/base.c __set_oom_adj()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
