import type { MetricTexts } from '../metric-doc.ts';
import type { hugeMetrics } from './metrics-huge.ts';

export const hugeTexts: MetricTexts<typeof hugeMetrics> = {
  thp_fault_alloc: {
    meaning: 'Huge pages handed out at the first touch of anonymous memory.',
    trap: 'Since boot, and says nothing of how many are left: see AnonHugePages.',
    when: 'When RSS rose in steps of 2 MiB.',
  },
  thp_fault_fallback: {
    meaning: 'First touches that wanted a huge page and got small ones.',
    trap: 'No error: the program runs on, a little slower.',
    when: 'Its share of alloc + fallback shows fragmentation or tight cgroup limits.',
  },
  thp_fault_fallback_charge: { meaning: 'Those of the fallbacks that a cgroup limit caused.' },
  thp_collapse_alloc: {
    meaning: 'Huge pages khugepaged took to replace small ones.',
    trap: 'Can make RSS grow with no action of the program, by almost 2 MiB each: untouched pages are filled in.',
    when: 'When an idle process grew by a few MiB.',
  },
  thp_collapse_alloc_failed: { meaning: 'Times khugepaged wanted a huge page and got none.' },
  thp_file_alloc: { meaning: 'Huge pages allocated for shared memory and files.' },
  thp_file_fallback: { meaning: 'Times shared memory or a file wanted a huge page and got small ones.' },
  thp_file_fallback_charge: { meaning: 'Those of the fallbacks that a cgroup limit caused.' },
  thp_file_mapped: { meaning: 'Times a huge page of shared memory or a file was mapped as a whole.' },
  thp_split_page: {
    meaning: 'Huge pages broken into small ones, for whatever reason. thp_split on kernels before 4.4.',
    trap: 'The memory does not shrink by splitting; only then can parts of it be freed.',
    when: 'When huge pages do not last.',
  },
  thp_split_page_failed: { meaning: 'Huge pages that could not be split, mostly because something pins them.' },
  thp_deferred_split_page: {
    meaning: 'Huge pages of which a part was unmapped and that wait to be split.',
    trap: 'Queued is not freed: the unmapped part stays in use until pressure.',
    when: 'When freed memory does not come back.',
  },
  thp_underused_split_page: { meaning: 'Huge pages split because most of them was zero.' },
  thp_split_pmd: { meaning: 'Times the mapping of a huge page was split into small entries.', trap: 'The page itself may stay whole.' },
  thp_split_pud: { meaning: 'The same for the largest page size (1 GiB).' },
  thp_scan_exceed_none_pte: { meaning: 'Times khugepaged left a range alone because too much of it was untouched.' },
  thp_scan_exceed_swap_pte: { meaning: 'Times khugepaged left a range alone because too much of it was swapped out.' },
  thp_scan_exceed_share_pte: { meaning: 'Times khugepaged left a range alone because too much of it was shared.' },
  thp_zero_page_alloc: { meaning: 'Times the shared huge page of zeros was allocated.', trap: 'Not how often it was mapped.' },
  thp_zero_page_alloc_failed: { meaning: 'Times it could not be allocated and small zero pages served instead.' },
  thp_swpout: {
    meaning: 'Huge pages swapped out in one piece.',
    trap: 'One here is 512 small pages (x86-64) in pswpout.',
    when: 'With thp_swpout_fallback, when swapping is slow.',
  },
  thp_swpout_fallback: {
    meaning: 'Huge pages that had to be split before they could be swapped out.',
    trap: 'Usually no unbroken room in swap, not missing swap.',
    when: 'Against thp_swpout: fragmented swap.',
  },
  thp_migration_success: { meaning: 'Huge pages moved in one piece.' },
  thp_migration_fail: { meaning: 'Huge pages that could not be moved, not even in parts.' },
  thp_migration_split: { meaning: 'Huge pages split in order to move them.' },
  direct_map_level2_splits: { meaning: "Times a 2 MiB piece of the kernel's own map of RAM was split." },
  direct_map_level3_splits: { meaning: "Times a 1 GiB piece of the kernel's own map of RAM was split." },
  direct_map_level2_collapses: { meaning: "Times small pieces of the kernel's own map were joined to 2 MiB." },
  direct_map_level3_collapses: { meaning: "Times 2 MiB pieces of the kernel's own map were joined to 1 GiB." },
};
