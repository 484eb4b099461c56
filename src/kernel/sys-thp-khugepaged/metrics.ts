import type { MetricDoc } from '../metric-doc.ts';

const setting = {
  unit: 'count',
  kind: 'setting',
  tier: 2,
  since: '2.6.38',
  recalled: true,
  config: 'CONFIG_TRANSPARENT_HUGEPAGE',
  reference: 'Documentation/admin-guide/mm/transhuge.rst',
} as const;

export const metrics = {
  pages_to_scan: { ...setting, names: ['khugepaged/pages_to_scan'] },
  scan_sleep_millisecs: { ...setting, unit: 'usec', printed: 'ms', names: ['khugepaged/scan_sleep_millisecs'] },
  alloc_sleep_millisecs: { ...setting, unit: 'usec', printed: 'ms', names: ['khugepaged/alloc_sleep_millisecs'] },
  max_ptes_none: { ...setting, tier: 1, names: ['khugepaged/max_ptes_none'] },
  max_ptes_swap: { ...setting, names: ['khugepaged/max_ptes_swap'] },
  max_ptes_shared: { ...setting, names: ['khugepaged/max_ptes_shared'] },
  defrag: { ...setting, unit: 'flag', names: ['khugepaged/defrag'] },
  pages_collapsed: { ...setting, kind: 'counter', names: ['khugepaged/pages_collapsed'] },
  full_scans: { ...setting, kind: 'counter', names: ['khugepaged/full_scans'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
