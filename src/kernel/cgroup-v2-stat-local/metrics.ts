import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c cgroup_core_local_stat_show()';

export const metrics = {
  frozen_usec: { unit: 'usec', kind: 'counter', tier: 2, since: '6.18', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
