import type { MetricTexts } from '../metric-doc.ts';
import type { placementMetrics } from './metrics-placement.ts';

const allocations = 'Counts allocations, not accesses, and stands still when vm.numa_stat is 0.';

export const placementTexts: MetricTexts<typeof placementMetrics> = {
  numa_hit: {
    meaning: 'Allocations that got memory on the node they wanted.',
    trap: allocations,
    when: 'As the base for the misses.',
  },
  numa_miss: {
    meaning: 'Allocations served by a node although another was wanted.',
    trap: `${allocations} Counted on the node that helped out.`,
    when: 'Rising: some node is full, or programs are bound badly.',
  },
  numa_foreign: {
    meaning: 'Allocations wanted from a node and served by another.',
    trap: `${allocations} The other side of numa_miss: never add both.`,
    when: 'By node: which one is full.',
  },
  numa_interleave: { meaning: 'Allocations under an interleave policy that got the node it named.' },
  numa_local: {
    meaning: 'Allocations on the node of the CPU that asked.',
    trap: allocations,
    when: 'With numa_other: how local the memory is at birth.',
  },
  numa_other: {
    meaning: 'Allocations on another node than that of the CPU that asked.',
    trap: `${allocations} Wanted in many cases, by policy or cpuset.`,
    when: 'With numa_local.',
  },
  numa_pte_updates: {
    meaning: 'Page table entries that NUMA balancing made fault on purpose, to see who uses the page.',
    trap: 'Work for the kernel, not use by programs; 0 when kernel.numa_balancing is 0.',
    when: 'When balancing costs time, or when smaps of a 6.1 kernel misses huge pages (balancing must be on for that).',
  },
  numa_huge_pte_updates: { meaning: 'The same for huge page entries.' },
  numa_hint_faults: {
    meaning: 'Faults caused by NUMA balancing.',
    trap: 'Artificial: no sign of memory shortage.',
    when: 'As the base for numa_hint_faults_local.',
  },
  numa_hint_faults_local: {
    meaning: 'Such faults where the page was already on the node of the CPU.',
    trap: 'Only pages sampled by the scanner, not all accesses.',
    when: 'Divided by numa_hint_faults: how local the accesses are.',
  },
  numa_pages_migrated: {
    meaning: 'Pages that NUMA balancing moved to the node that uses them.',
    trap: 'Moving is not free: a rate that never falls is ping-pong.',
    when: 'After changes of placement, or with high system time.',
  },
  pgpromote_success: { meaning: 'Pages moved from slow to fast memory.' },
  pgpromote_candidate: { meaning: 'Pages in slow memory that were considered for a move to fast memory.' },
  pgpromote_candidate_nrl: { meaning: 'Such candidates that the rate limit does not apply to.' },
  pgdemote_kswapd: { meaning: 'Pages moved to slower memory by kswapd instead of being swapped out or dropped.' },
  pgdemote_direct: { meaning: 'Pages moved to slower memory by allocating tasks.' },
  pgdemote_khugepaged: { meaning: 'Pages moved to slower memory for khugepaged.' },
  pgdemote_proactive: { meaning: 'Pages moved to slower memory because user space asked for reclaim.' },
  pgmigrate_success: { meaning: 'Pages moved: by compaction, NUMA placement or memory hotplug.' },
  pgmigrate_fail: { meaning: 'Pages that could not be moved.', trap: 'Many: something pins them.' },
  compact_migrate_scanned: { meaning: 'Pages compaction looked at to move them.' },
  compact_free_scanned: { meaning: 'Pages compaction looked at as places to move to.' },
  compact_isolated: { meaning: 'Pages compaction took for moving.' },
  compact_stall: {
    meaning: 'Times an allocation of several pages in a row waited for compaction.',
    trap: 'Free memory may be plentiful: it is about fragments, not shortage.',
    when: 'A rate: latency, often from THP with defrag always.',
  },
  compact_fail: {
    meaning: 'Such compactions that did not produce the wanted block.',
    trap: 'With huge pages the program goes on with small ones; nothing breaks.',
    when: 'Against compact_success: is the effort worth it?',
  },
  compact_success: {
    meaning: 'Such compactions that produced the wanted block.',
    trap: 'Success had its price: the task waited.',
    when: 'Against compact_fail.',
  },
  compact_daemon_wake: { meaning: 'Times kcompactd was woken to compact in the background.' },
  compact_daemon_migrate_scanned: { meaning: 'Pages kcompactd looked at to move them.' },
  compact_daemon_free_scanned: { meaning: 'Pages kcompactd looked at as places to move to.' },
  htlb_buddy_alloc_success: { meaning: 'Huge pages the hugetlb pool got from the allocator.' },
  htlb_buddy_alloc_fail: { meaning: 'Huge pages it did not get.', trap: 'Fragmentation: fill the pool at boot.' },
  cma_alloc_success: { meaning: 'Pages allocated from contiguous memory areas.' },
  cma_alloc_fail: { meaning: 'Pages that could not be allocated there.', trap: 'Something pins pages inside the area.' },
};
