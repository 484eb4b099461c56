import type { MetricDoc } from '../metric-doc.ts';

const setting = {
  kind: 'setting',
  tier: 1,
  config: 'CONFIG_TRANSPARENT_HUGEPAGE',
  recalled: true,
  reference: 'Documentation/admin-guide/mm/transhuge.rst',
} as const;

export const metrics = {
  enabled: { ...setting, unit: 'text', since: '2.6.38' },
  defrag: { ...setting, unit: 'text', since: '2.6.38' },
  shmem_enabled: { ...setting, unit: 'text', since: '4.8' },
  use_zero_page: { ...setting, tier: 2, unit: 'flag', since: '3.8' },
  shrink_underused: { ...setting, tier: 2, unit: 'flag', since: '6.12' },
  hpage_pmd_size: { ...setting, unit: 'bytes', kind: 'identity', since: '4.7' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
