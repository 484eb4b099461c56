import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; mm/hugetlb_cgroup.c hugetlb_cgroup_read_numa_stat()';

export const metrics = {
  total: {
    unit: 'bytes',
    kind: 'gauge',
    tier: 2,
    since: '5.17',
    recalled: true,
    config: 'CONFIG_CGROUP_HUGETLB and CONFIG_NUMA',
    identities: ['total = sum of its N<id>'],
    reference,
  },
  'N<id>': {
    unit: 'bytes',
    kind: 'gauge',
    tier: 2,
    since: '5.17',
    recalled: true,
    config: 'CONFIG_CGROUP_HUGETLB and CONFIG_NUMA',
    reference,
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
