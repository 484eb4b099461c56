import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v1/cgroups.rst; kernel/cgroup/cgroup-v1.c';

export const metrics = {
  pid: { unit: 'count', kind: 'identity', tier: 1, names: ['cgroup.procs'], since: '<=3.10', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
