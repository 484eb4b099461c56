import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; mm/hugetlb_cgroup.c hugetlb_cgroup_charge_cgroup()';

export const metrics = {
  max: { unit: 'count', kind: 'counter', tier: 2, since: '5.6', recalled: true, config: 'CONFIG_CGROUP_HUGETLB', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
