import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c';

export const metrics = {
  pid: { unit: 'count', kind: 'identity', tier: 1, names: ['cgroup.procs'], since: '4.5', recalled: true, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
