import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c cgroup_events_show()';

export const metrics = {
  populated: { unit: 'flag', kind: 'gauge', tier: 1, since: '4.5', recalled: true, reference },
  frozen: { unit: 'flag', kind: 'gauge', tier: 2, since: '5.2', recalled: true, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
