import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/mm/transhuge.rst; mm/vmstat.c vmstat_text[]';
const thp = { unit: 'count', kind: 'counter', tier: 2, config: 'CONFIG_TRANSPARENT_HUGEPAGE', reference } as const;
const directMap = {
  unit: 'count',
  kind: 'counter',
  tier: 2,
  config: 'CONFIG_X86',
  reference: 'mm/vmstat.c vmstat_text[]; arch/x86/mm/pat/set_memory.c',
} as const;

/** Events of transparent huge pages since boot; each counts one huge page unless its text says otherwise. */
export const hugeMetrics = {
  thp_fault_alloc: { ...thp, tier: 1, since: '2.6.39', recalled: true },
  thp_fault_fallback: { ...thp, tier: 1, since: '2.6.39', recalled: true },
  thp_fault_fallback_charge: { ...thp, since: '5.8', recalled: true, identities: ['thp_fault_fallback_charge <= thp_fault_fallback'] },
  thp_collapse_alloc: { ...thp, tier: 1, since: '2.6.39' },
  thp_collapse_alloc_failed: { ...thp, since: '2.6.39' },
  thp_file_alloc: { ...thp, since: '4.8' },
  thp_file_fallback: { ...thp, since: '4.8' },
  thp_file_fallback_charge: { ...thp, since: '5.8', recalled: true },
  thp_file_mapped: { ...thp, since: '4.8' },
  thp_split_page: { ...thp, tier: 1, names: ['thp_split'], since: '4.4', recalled: true },
  thp_split_page_failed: { ...thp, since: '4.4', recalled: true },
  thp_deferred_split_page: { ...thp, tier: 1, since: '4.4', recalled: true },
  thp_underused_split_page: { ...thp, since: '6.12', recalled: true },
  thp_split_pmd: { ...thp, since: '4.4', recalled: true },
  thp_split_pud: thp,
  thp_scan_exceed_none_pte: { ...thp, since: '5.17', recalled: true },
  thp_scan_exceed_swap_pte: { ...thp, since: '5.17', recalled: true },
  thp_scan_exceed_share_pte: { ...thp, since: '5.17', recalled: true },
  thp_zero_page_alloc: { ...thp, since: '3.8' },
  thp_zero_page_alloc_failed: { ...thp, since: '3.8' },
  thp_swpout: { ...thp, tier: 1, since: '4.14' },
  thp_swpout_fallback: { ...thp, tier: 1, since: '4.14' },
  thp_migration_success: { ...thp, since: '5.9', recalled: true, config: 'CONFIG_MIGRATION' },
  thp_migration_fail: { ...thp, since: '5.9', recalled: true, config: 'CONFIG_MIGRATION' },
  thp_migration_split: { ...thp, since: '5.9', recalled: true, config: 'CONFIG_MIGRATION' },
  direct_map_level2_splits: { ...directMap, since: '5.13', recalled: true },
  direct_map_level3_splits: { ...directMap, since: '5.13', recalled: true },
  direct_map_level2_collapses: { ...directMap, since: '6.15', recalled: true },
  direct_map_level3_collapses: { ...directMap, since: '6.15', recalled: true },
} as const satisfies Readonly<Record<string, MetricDoc>>;
