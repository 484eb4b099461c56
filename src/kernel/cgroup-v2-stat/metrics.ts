import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c cgroup_stat_show()';

export const metrics = {
  nr_descendants: { unit: 'count', kind: 'gauge', tier: 2, since: '4.14', recalled: true, reference },
  nr_dying_descendants: { unit: 'count', kind: 'gauge', tier: 1, since: '4.14', recalled: true, reference },
  'nr_dying_subsys_<name>': { unit: 'count', kind: 'gauge', tier: 1, since: '6.12', recalled: true, reference },
  'nr_subsys_<name>': { unit: 'count', kind: 'gauge', tier: 2, since: '6.12', recalled: true, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
