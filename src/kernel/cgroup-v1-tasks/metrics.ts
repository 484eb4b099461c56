import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v1/cgroups.rst; mm/memcontrol.c mem_cgroup_from_task()';

export const metrics = {
  tid: { unit: 'count', kind: 'identity', tier: 2, names: ['tasks'], since: '<=3.10', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
