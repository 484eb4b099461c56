import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'pages free': {
    meaning: 'Free pages of the zone.',
    trap: 'Pages on per-CPU lists are not in it. An allocation also has to leave the protection of the zone untouched.',
    when: 'Against min, low and high: between low and high background reclaim is normal, near min tasks stall.',
  },
  boost: {
    meaning: 'By how much the watermarks are raised for now, after fragmentation.',
    trap: 'Explains reclaim while memory is free. On current kernels it is already inside the printed min, low and high.',
  },
  min: {
    meaning: 'Free memory below which only emergencies get pages and allocating tasks must reclaim themselves.',
    trap: 'Comes from vm.min_free_kbytes, spread over zones by size.',
    when: 'Free near min explains stalls and failed atomic allocations.',
  },
  low: {
    meaning: 'Free memory below which kswapd is woken.',
    trap: 'Being below for a moment is how the system works, no fault.',
    when: 'To see how much room kswapd has before min.',
  },
  high: {
    meaning: 'Free memory at which kswapd goes back to sleep.',
    trap: 'A target, not an alarm.',
    when: 'Free above high: no background reclaim for this zone.',
  },
  promo: {
    meaning: 'Free memory kept so that hot pages can be moved here from slower memory.',
    trap: 'Printed without memory tiers too, and of no meaning then.',
  },
  spanned: { meaning: 'Range of addresses the zone covers.', trap: 'Holes count: not memory.' },
  present: {
    meaning: 'Pages that exist in the zone.',
    trap: 'Those reserved at boot, and with some hotplug those not yet handed out, are in it.',
  },
  managed: {
    meaning: 'Pages of the zone that the page allocator hands out: its real size.',
    trap: 'present minus managed is what boot reserved, not a leak.',
    when: 'As the base for the watermarks, and when MemTotal is smaller than expected.',
  },
  cma: { meaning: 'Pages of the zone set aside for contiguous memory; movable pages may use them meanwhile.' },
  reserved_highatomic: { meaning: 'Pages kept for atomic allocations of several pages.', trap: 'Newer than 6.18.' },
  free_highatomic: { meaning: 'Those of them that are free: free memory normal allocations do not get.', trap: 'Newer than 6.18.' },
  scanned: { meaning: 'Old kernels: pages reclaim looked at since a page was last freed.' },
  protection: { meaning: 'Pages this zone keeps from allocations that could have used a higher zone; one number for each.' },
  nr_free_pages: {
    meaning: 'Levels of the zone or node under the names they have in vmstat, in pages.',
    trap: 'Those of a node stand in its first zone; they are not of that zone.',
  },
  nr_kernel_stack: {
    meaning: 'Kernel stacks allocated on the node, in KiB.',
    trap: 'Kernels before about 4.9 count stacks; such a value is kept as text.',
  },
  nr_anon_transparent_hugepages: {
    meaning: 'Huge pages of the node under the names they have in vmstat.',
    trap: 'Counts huge pages, not pages.',
  },
  'per-node stats': {
    meaning: 'Counters of the node since boot under the names they have in vmstat.',
    trap: 'Printed once, in the first zone of the node: adding them for each zone is wrong.',
  },
  'cpu <n> count': {
    meaning: 'Free pages that this CPU keeps on a list of its own.',
    trap: 'Free, but not in MemFree: tens of MiB on large machines.',
    when: 'When memory seems to be missing from the sum of all users.',
  },
  'cpu <n> high': { meaning: 'Pages that list may hold before some go back to the zone.' },
  'cpu <n> batch': { meaning: 'Pages moved between list and zone at a time.' },
  'cpu <n> high_min': { meaning: 'Lowest value the kernel may give to high.' },
  'cpu <n> high_max': { meaning: 'Highest value the kernel may give to high.' },
  'cpu <n> vm stats threshold': {
    meaning: 'How far this CPU may count by itself before it tells the total.',
    trap: 'CPUs times threshold is how far a counter of vmstat can be off.',
  },
  node_unreclaimable: {
    meaning: '1: kswapd has given up on the node, because it finds nothing to reclaim. all_unreclaimable on older kernels.',
    trap: 'Rarely seen in a capture, because the OOM killer comes soon after.',
    when: '1: no reclaim will help.',
  },
  start_pfn: { meaning: 'Number of the first page frame of the zone.' },
  inactive_ratio: { meaning: 'Old kernels: how many times larger than the inactive anonymous list the active one should be.' },
  prev_priority: { meaning: 'Old kernels: how hard reclaim had to try last time.' },
};
