import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  value: {
    unit: 'flag',
    kind: 'setting',
    tier: 2,
    names: ['memory.force_empty'],
    since: '<=3.10',
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.1; mm/memcontrol-v1.c mem_cgroup_force_empty()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
