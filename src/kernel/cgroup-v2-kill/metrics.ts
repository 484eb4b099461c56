import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  value: {
    unit: 'flag',
    kind: 'setting',
    tier: 2,
    names: ['cgroup.kill'],
    since: '5.14',
    recalled: true,
    reference: 'Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c cgroup_kill_write()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
