import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  value: {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    names: ['release_agent'],
    since: '<=3.10',
    reference: 'Documentation/admin-guide/cgroup-v1/cgroups.rst 1.4; kernel/cgroup/cgroup-v1.c',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
