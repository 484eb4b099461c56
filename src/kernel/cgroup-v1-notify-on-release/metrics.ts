import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  value: {
    unit: 'flag',
    kind: 'setting',
    tier: 2,
    names: ['notify_on_release'],
    since: '<=3.10',
    reference: 'Documentation/admin-guide/cgroup-v1/cgroups.rst 1.4; kernel/cgroup/cgroup-v1.c',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
