import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  unit: 'count',
  printed: 'huge-pages',
  kind: 'gauge',
  tier: 2,
  config: 'CONFIG_HUGETLB_PAGE',
  reference: 'Documentation/admin-guide/mm/hugetlbpage.rst; Documentation/ABI/stable/sysfs-devices-node',
} as const;

export const metrics = {
  nr_hugepages: { ...shared, identities: ['sum over nodes of nr_hugepages = hugepages.nr_hugepages'] },
  free_hugepages: { ...shared, identities: ['sum over nodes of free_hugepages = hugepages.free_hugepages'] },
  surplus_hugepages: { ...shared, identities: ['sum over nodes of surplus_hugepages = hugepages.surplus_hugepages'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
