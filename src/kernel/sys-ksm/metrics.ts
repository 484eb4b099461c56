import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  tier: 2,
  config: 'CONFIG_KSM',
  reference: 'Documentation/admin-guide/mm/ksm.rst; Documentation/ABI/testing/sysfs-kernel-mm-ksm',
} as const;
const pages = { ...shared, unit: 'bytes', printed: 'pages', kind: 'gauge' } as const;
const counter = { ...shared, unit: 'count', kind: 'counter' } as const;
const setting = { ...shared, unit: 'count', kind: 'setting' } as const;
const advisor = { ...setting, since: '6.8', recalled: true } as const;

export const metrics = {
  run: { ...setting, tier: 1, since: '2.6.32' },
  pages_shared: { ...pages, tier: 1, since: '2.6.32' },
  pages_sharing: { ...pages, tier: 1, since: '2.6.32', identities: ['memory saved ~ pages_sharing + ksm_zero_pages'] },
  pages_unshared: { ...pages, since: '2.6.32' },
  pages_volatile: { ...pages, since: '2.6.32' },
  pages_skipped: { ...counter, since: '6.7', recalled: true },
  pages_scanned: { ...counter, since: '6.6', recalled: true },
  full_scans: { ...counter, since: '2.6.32' },
  ksm_zero_pages: { ...pages, since: '6.6', recalled: true, identities: ['memory saved ~ pages_sharing + ksm_zero_pages'] },
  general_profit: { ...shared, unit: 'bytes', kind: 'gauge', tier: 1, since: '6.4', recalled: true },
  stable_node_chains: { ...shared, unit: 'count', kind: 'gauge', since: '4.13', recalled: true },
  stable_node_dups: { ...shared, unit: 'count', kind: 'gauge', since: '4.13', recalled: true },
  stable_node_chains_prune_millisecs: { ...setting, unit: 'usec', printed: 'ms', since: '4.13', recalled: true },
  max_page_sharing: { ...setting, since: '4.13', recalled: true },
  merge_across_nodes: { ...setting, unit: 'flag', since: '3.9', recalled: true },
  use_zero_pages: { ...setting, unit: 'flag', since: '4.12', recalled: true },
  smart_scan: { ...setting, unit: 'flag', since: '6.7', recalled: true },
  pages_to_scan: { ...setting, since: '2.6.32' },
  sleep_millisecs: { ...setting, unit: 'usec', printed: 'ms', since: '2.6.32' },
  advisor_mode: { ...advisor, unit: 'text' },
  advisor_max_cpu: { ...advisor, unit: 'percent' },
  advisor_target_scan_time: { ...advisor, unit: 'usec', printed: 'seconds' },
  advisor_min_pages_to_scan: advisor,
  advisor_max_pages_to_scan: advisor,
} as const satisfies Readonly<Record<string, MetricDoc>>;
