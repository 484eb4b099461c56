import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  tier: 1,
  recalled: true,
  config: 'CONFIG_TRANSPARENT_HUGEPAGE',
  reference: 'Documentation/admin-guide/mm/transhuge.rst',
} as const;

export const metrics = {
  enabled: { ...shared, unit: 'text', kind: 'setting', names: ['hugepages-<size>kB/enabled'], since: '6.8' },
  shmem_enabled: { ...shared, tier: 2, unit: 'text', kind: 'setting', names: ['hugepages-<size>kB/shmem_enabled'], since: '6.11' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
