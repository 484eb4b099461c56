import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c';

export const metrics = {
  tid: { unit: 'count', kind: 'identity', tier: 2, names: ['cgroup.threads'], since: '4.14', recalled: true, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
