import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  value: {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    names: ['memory.reclaim'],
    since: '5.19',
    recalled: true,
    reference: 'Documentation/admin-guide/cgroup-v2.rst; mm/memcontrol.c memory_reclaim()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
