import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; mm/hugetlb_cgroup.c';

export const metrics = {
  current: {
    unit: 'bytes',
    kind: 'gauge',
    tier: 1,
    names: ['hugetlb.<size>.current'],
    since: '5.6',
    recalled: true,
    config: 'CONFIG_CGROUP_HUGETLB',
    reference,
  },
  max: {
    unit: 'bytes',
    kind: 'limit',
    tier: 1,
    names: ['hugetlb.<size>.max'],
    since: '5.6',
    recalled: true,
    config: 'CONFIG_CGROUP_HUGETLB',
    reference,
  },
  'rsvd.current': {
    unit: 'bytes',
    kind: 'gauge',
    tier: 2,
    names: ['hugetlb.<size>.rsvd.current'],
    since: '5.7',
    recalled: true,
    config: 'CONFIG_CGROUP_HUGETLB',
    reference,
  },
  'rsvd.max': {
    unit: 'bytes',
    kind: 'limit',
    tier: 2,
    names: ['hugetlb.<size>.rsvd.max'],
    since: '5.7',
    recalled: true,
    config: 'CONFIG_CGROUP_HUGETLB',
    reference,
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
