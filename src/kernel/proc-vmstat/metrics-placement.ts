import type { MetricDoc } from '../metric-doc.ts';

const reference = 'mm/vmstat.c vmstat_text[]; Documentation/admin-guide/numastat.rst';
const counter = { unit: 'count', kind: 'counter', tier: 1, reference } as const;
const rare = { ...counter, tier: 2 } as const;
const numa = {
  ...counter,
  since: '2.6.18',
  config: 'CONFIG_NUMA',
  identities: ['numa_hit + numa_miss = numa_local + numa_other'],
} as const;
const balancing = {
  ...counter,
  since: '3.8',
  config: 'CONFIG_NUMA_BALANCING',
  reference: 'mm/vmstat.c vmstat_text[]; Documentation/admin-guide/sysctl/kernel.rst',
} as const;
const compaction = { ...rare, config: 'CONFIG_COMPACTION', reference: 'mm/vmstat.c vmstat_text[]; mm/compaction.c' } as const;

/** Where pages were placed and moved: nodes, tiers, migration, compaction, contiguous memory. */
export const placementMetrics = {
  numa_hit: { ...numa, seenAs: ['numastat: numa_hit'] },
  numa_miss: { ...numa, seenAs: ['numastat: numa_miss'], identities: ['numa_miss = numa_foreign (summed over nodes)'] },
  numa_foreign: { ...numa, seenAs: ['numastat: numa_foreign'], identities: ['numa_miss = numa_foreign (summed over nodes)'] },
  numa_interleave: { ...numa, tier: 2, seenAs: ['numastat: interleave_hit'] },
  numa_local: { ...numa, seenAs: ['numastat: local_node'] },
  numa_other: { ...numa, seenAs: ['numastat: other_node'] },
  numa_pte_updates: balancing,
  numa_huge_pte_updates: { ...balancing, tier: 2 },
  numa_hint_faults: { ...balancing, identities: ['numa_hint_faults_local <= numa_hint_faults'] },
  numa_hint_faults_local: { ...balancing, identities: ['numa_hint_faults_local <= numa_hint_faults'] },
  numa_pages_migrated: balancing,
  pgpromote_success: { ...rare, since: '5.18', recalled: true, config: 'CONFIG_NUMA_BALANCING' },
  pgpromote_candidate: { ...rare, since: '6.1', recalled: true, config: 'CONFIG_NUMA_BALANCING' },
  pgpromote_candidate_nrl: { ...rare, since: '6.18', recalled: true, config: 'CONFIG_NUMA_BALANCING' },
  pgdemote_kswapd: { ...rare, since: '5.15', recalled: true },
  pgdemote_direct: { ...rare, since: '5.15', recalled: true },
  pgdemote_khugepaged: { ...rare, recalled: true, since: '6.2' },
  pgdemote_proactive: { ...rare, recalled: true, since: '6.16' },
  pgmigrate_success: { ...rare, since: '3.8', recalled: true, config: 'CONFIG_MIGRATION' },
  pgmigrate_fail: { ...rare, since: '3.8', recalled: true, config: 'CONFIG_MIGRATION' },
  compact_migrate_scanned: { ...compaction, since: '3.8' },
  compact_free_scanned: { ...compaction, since: '3.8' },
  compact_isolated: { ...compaction, since: '3.8' },
  compact_stall: { ...compaction, tier: 1, since: '2.6.35', identities: ['compact_fail + compact_success <= compact_stall (about)'] },
  compact_fail: { ...compaction, tier: 1, since: '2.6.35', identities: ['compact_fail + compact_success <= compact_stall (about)'] },
  compact_success: { ...compaction, tier: 1, since: '2.6.35', identities: ['compact_fail + compact_success <= compact_stall (about)'] },
  compact_daemon_wake: { ...compaction, since: '4.6', recalled: true },
  compact_daemon_migrate_scanned: { ...compaction, since: '4.12', recalled: true },
  compact_daemon_free_scanned: { ...compaction, since: '4.12', recalled: true },
  htlb_buddy_alloc_success: { ...rare, since: '2.6.26', config: 'CONFIG_HUGETLB_PAGE' },
  htlb_buddy_alloc_fail: { ...rare, since: '2.6.26', config: 'CONFIG_HUGETLB_PAGE' },
  cma_alloc_success: { ...rare, since: '5.13', recalled: true, config: 'CONFIG_CMA' },
  cma_alloc_fail: { ...rare, since: '5.13', recalled: true, config: 'CONFIG_CMA' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
