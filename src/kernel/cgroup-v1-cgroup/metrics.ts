import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v1/cgroups.rst; kernel/cgroup/cgroup-v1.c';

export const metrics = {
  clone_children: { unit: 'flag', kind: 'setting', tier: 2, names: ['cgroup.clone_children'], since: '<=3.10', reference },
  sane_behavior: { unit: 'flag', kind: 'setting', tier: 2, names: ['cgroup.sane_behavior'], since: '<=3.10', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
