import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  comm: {
    unit: 'text',
    kind: 'identity',
    tier: 1,
    since: '2.6.33',
    recalled: true,
    seenAs: ['ps: comm', 'top: COMMAND', 'kernel log: the name in OOM reports'],
    reference: 'proc(5) /proc/pid/comm; prctl(2) PR_SET_NAME; fs/proc/base.c comm_show()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
