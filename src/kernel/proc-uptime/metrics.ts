import type { MetricDoc } from '../metric-doc.ts';

const seconds = {
  unit: 'usec',
  printed: 'seconds',
  kind: 'counter',
  since: '2.0',
  recalled: true,
  reference: 'proc_uptime(5); fs/proc/uptime.c uptime_proc_show()',
} as const;

export const metrics = {
  uptime: { ...seconds, tier: 1, seenAs: ['uptime: up', 'top: up'] },
  idle: { ...seconds, tier: 2 },
} as const satisfies Readonly<Record<string, MetricDoc>>;
