import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  unit: 'count',
  printed: 'huge-pages',
  kind: 'gauge',
  tier: 1,
  since: '2.6.27',
  recalled: true,
  config: 'CONFIG_HUGETLB_PAGE',
  reference: 'Documentation/admin-guide/mm/hugetlbpage.rst',
} as const;

export const metrics = {
  nr_hugepages: { ...shared, identities: ['sum over sizes of nr_hugepages x size = meminfo.Hugetlb'] },
  nr_hugepages_mempolicy: { ...shared, tier: 2, config: 'CONFIG_NUMA', identities: ['nr_hugepages_mempolicy = nr_hugepages'] },
  nr_overcommit_hugepages: { ...shared, tier: 2, kind: 'setting' },
  free_hugepages: { ...shared, identities: ['resv_hugepages <= free_hugepages'] },
  resv_hugepages: { ...shared, identities: ['resv_hugepages <= free_hugepages'] },
  surplus_hugepages: { ...shared, identities: ['surplus_hugepages <= nr_overcommit_hugepages (normally)'] },
  demote_size: { ...shared, unit: 'text', kind: 'setting', tier: 2, since: '5.16' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
