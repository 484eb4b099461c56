import type { MetricTexts } from '../metric-doc.ts';
import type { levelMetrics } from './metrics-levels.ts';

const zoneView =
  'Kept per zone for the allocator; may differ a little from the counter without "zone", because each is gathered per CPU and added up late.';
const hugeUnit = 'Counts huge pages, unlike its neighbours: multiply by hpage_pmd_size.';
const gone = 'A counter of older kernels: absent on new ones is unknown, not 0.';

export const levelTexts: MetricTexts<typeof levelMetrics> = {
  nr_free_pages: { meaning: "Free pages on the allocator's lists: MemFree.", trap: 'Without the free pages parked on per-CPU lists.' },
  nr_free_pages_blocks: {
    meaning: 'Free pages that together form whole free pageblocks.',
    trap: 'Small beside nr_free_pages means fragmentation: huge pages are then hard to get.',
  },
  nr_zone_inactive_anon: { meaning: 'Inactive anonymous and shmem pages, counted by zone.', trap: zoneView },
  nr_zone_active_anon: { meaning: 'Active anonymous and shmem pages, counted by zone.', trap: zoneView },
  nr_zone_inactive_file: { meaning: 'Inactive file pages, counted by zone.', trap: zoneView },
  nr_zone_active_file: { meaning: 'Active file pages, counted by zone.', trap: zoneView },
  nr_zone_unevictable: { meaning: 'Pages that cannot be reclaimed, counted by zone.', trap: zoneView },
  nr_zone_write_pending: { meaning: 'Pages that wait for writing or are being written, counted by zone.' },
  nr_mlock: { meaning: 'Pages locked by mlock: Mlocked of meminfo.' },
  nr_zspages: {
    meaning: 'Pages of zsmalloc, where zram and zswap keep compressed data.',
    trap: 'RAM that belongs to no process and no meminfo line of its own: a full zram disk hides here.',
    when: 'When RAM is missing on a host with zram or zswap.',
  },
  nr_free_cma: { meaning: 'Free pages in contiguous memory areas: CmaFree of meminfo.', trap: 'Part of nr_free_pages.' },
  nr_unaccepted: { meaning: 'Confidential guests: memory not accepted from the host yet.' },
  nr_inactive_anon: { meaning: 'Inactive anonymous and shmem pages: Inactive(anon) of meminfo.' },
  nr_active_anon: { meaning: 'Active anonymous and shmem pages: Active(anon) of meminfo.' },
  nr_inactive_file: { meaning: 'Inactive file pages: Inactive(file) of meminfo.' },
  nr_active_file: { meaning: 'Active file pages: Active(file) of meminfo.' },
  nr_unevictable: { meaning: 'Pages on the unevictable list: Unevictable of meminfo.' },
  nr_slab_reclaimable: { meaning: 'Slab pages of caches that can be shrunk: SReclaimable of meminfo.' },
  nr_slab_unreclaimable: { meaning: 'Slab pages of all other caches: SUnreclaim of meminfo.' },
  nr_isolated_anon: {
    meaning: 'Anonymous pages taken off the LRU lists for a moment, by reclaim, compaction or migration.',
    trap: 'Goes back to 0 on an idle host; a level that stays high means stuck reclaim.',
  },
  nr_isolated_file: {
    meaning: 'File pages taken off the LRU lists for a moment, by reclaim, compaction or migration.',
    trap: 'Goes back to 0 on an idle host; a level that stays high means stuck reclaim.',
  },
  workingset_nodes: {
    meaning: "Nodes of the page cache's index kept only to remember evicted pages: the memory that refault history costs.",
  },
  nr_anon_pages: {
    meaning: 'Mapped anonymous pages: AnonPages of meminfo.',
    trap: 'Old kernels counted transparent huge pages apart from it.',
  },
  nr_mapped: { meaning: 'Page cache and shmem mapped by processes: Mapped of meminfo.' },
  nr_file_pages: { meaning: 'All page cache: files, shmem, block devices and swap cache together.' },
  nr_dirty: {
    meaning: 'Page cache changed in RAM and waiting to be written: Dirty of meminfo.',
    trap: 'No anonymous or shmem pages, which smaps calls dirty too.',
    when: 'When writers stall: nr_dirty + nr_writeback against nr_dirty_threshold.',
  },
  nr_writeback: {
    meaning: 'Pages being written out right now: Writeback of meminfo.',
    trap: 'Swap-out writes are in it.',
    when: 'High and not falling: storage is the bottleneck.',
  },
  nr_shmem: { meaning: 'Shared memory and tmpfs pages in RAM: Shmem of meminfo.' },
  nr_shmem_hugepages: { meaning: 'Huge pages of shared memory and tmpfs, mapped or not.', trap: hugeUnit },
  nr_shmem_pmdmapped: { meaning: 'Huge pages of shared memory that are mapped as a whole.', trap: hugeUnit },
  nr_file_hugepages: { meaning: 'Huge pages in the page cache of ordinary files.', trap: hugeUnit },
  nr_file_pmdmapped: { meaning: 'Huge pages of ordinary files that are mapped as a whole.', trap: hugeUnit },
  nr_anon_transparent_hugepages: {
    meaning: 'Anonymous transparent huge pages that are mapped as a whole.',
    trap: 'Counts huge pages, unlike its neighbours: multiply by hpage_pmd_size. Smaller transparent huge pages are not in it.',
    when: 'With the thp_ counters, to see how much of the huge pages stays.',
  },
  nr_kernel_misc_reclaimable: { meaning: 'Kernel pages outside slab that can be reclaimed.' },
  nr_kernel_stack: {
    meaning: 'Kernel stacks of all threads: KernelStack of meminfo.',
    trap: 'In KiB although its neighbours are pages. Before about 4.9 it counted stacks; such a value is kept as text.',
  },
  nr_shadow_call_stack: { meaning: 'Shadow call stacks of the kernel on arm64.', trap: 'In KiB although its neighbours are pages.' },
  nr_page_table_pages: { meaning: 'Page tables of processes: PageTables of meminfo.' },
  nr_sec_page_table_pages: { meaning: 'Page tables for virtual machines and IOMMU: SecPageTables of meminfo.' },
  nr_iommu_pages: { meaning: 'Pages the IOMMU drivers allocated.' },
  nr_swapcached: { meaning: 'Pages in RAM with a valid copy in swap: SwapCached of meminfo.' },
  nr_hugetlb: { meaning: 'hugetlb pages in use, in base pages.', trap: 'In use only; the pool is larger (Hugetlb of meminfo).' },
  nr_balloon_pages: { meaning: 'Pages held by balloon drivers: Balloon of meminfo.' },
  nr_kernel_file_pages: { meaning: 'Page cache charged to the kernel itself.' },
  nr_memmap_pages: { meaning: 'Pages that describe other pages (struct page arrays), allocated while running.' },
  nr_memmap_boot_pages: { meaning: 'The same arrays allocated at boot: about 1.6 percent of RAM.', trap: 'Outside MemTotal.' },
  nr_dirty_threshold: {
    meaning: 'Dirty page cache at which the kernel slows writers down, as it stands now.',
    trap: 'A share of available memory, not of RAM, so it moves with the load; setting dirty_bytes replaces it.',
    when: 'When writers stall: compare nr_dirty + nr_writeback.',
  },
  nr_dirty_background_threshold: { meaning: 'Dirty page cache at which writing in the background begins, as it stands now.' },
  nr_unstable: { meaning: 'Nothing any more: always 0 on new kernels and printed last to keep old readers working.' },
  nr_bounce: { meaning: 'Copies of I/O buffers for devices that cannot reach all RAM.', trap: gone },
  nr_writeback_temp: { meaning: 'Temporary copies FUSE made of pages under writeback.', trap: gone },
  nr_pages_scanned: { meaning: 'Pages reclaim had looked at since a page was last freed.', trap: gone },
  nr_alloc_batch: { meaning: 'How many pages a zone may still give before the allocator moves on to the next.', trap: gone },
};
