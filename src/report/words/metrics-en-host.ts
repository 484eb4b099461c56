import type { MetricWords } from './metric-words.ts';

/** Metrics of the host and its NUMA nodes. */
export const hostMetricsEnglish = {
  'host.total': {
    name: 'Total',
    meaning: 'RAM that the kernel manages.',
    trap: 'Less than what is built in: firmware and the kernel’s own image are taken off.',
  },
  'host.free': { name: 'Free', meaning: 'Pages that hold nothing.', trap: 'Low is normal: the kernel fills free memory with page cache.' },
  'host.available': {
    name: 'Available',
    meaning: 'The kernel’s estimate of what a new program could use without swapping.',
    trap: 'An estimate for the whole host; it knows no cgroup limits.',
  },
  'host.anonymous': {
    name: 'Anonymous',
    meaning: 'Anonymous pages of all processes.',
    trap: 'The first number to compare when RAM got short.',
  },
  'host.pageCache': {
    name: 'Page cache',
    meaning: 'File pages and buffers, without shared memory.',
    formula: 'pageCache = Cached + Buffers - Shmem',
    trap: 'Grows by merely reading files, a capture among them.',
  },
  'host.shmem': {
    name: 'Shared memory',
    meaning: 'tmpfs, System V and memfd pages.',
    trap: 'Part of Cached in meminfo although it cannot be dropped.',
  },
  'host.slab': { name: 'Slab', meaning: 'Kernel objects.', trap: 'The reclaimable part is cache too.' },
  'host.kernelStack': {
    name: 'Kernel stacks',
    meaning: 'Stacks that tasks use inside the kernel.',
    trap: 'Grows with the number of threads.',
  },
  'host.pageTables': {
    name: 'Page tables',
    meaning: 'Page tables of all processes.',
    trap: 'Grows with mapped and touched memory times the number of processes.',
  },
  'host.percpu': { name: 'Per-CPU', meaning: 'Memory of the per-CPU allocator.', trap: 'Many cgroups on many CPUs make it large.' },
  'host.hugetlb': {
    name: 'Huge pages (hugetlb)',
    meaning: 'The huge page pool, used or not.',
    trap: 'Taken from everything else even while nobody uses it.',
  },
  'host.swapTotal': { name: 'Swap total', meaning: 'Swap space.', trap: 'With zram a part of it is RAM.' },
  'host.swapUsed': {
    name: 'Swap used',
    meaning: 'Swap space in use.',
    formula: 'swapUsed = SwapTotal - SwapFree',
    trap: 'Memory parked there long ago does no harm; traffic does.',
  },
  'host.committed': {
    name: 'Committed',
    meaning: 'Memory that was promised to all programs.',
    trap: 'Far above RAM on a healthy host. It matters only under strict overcommit.',
  },
  'host.unaccounted': {
    name: 'Not accounted',
    meaning: 'RAM that no counter of meminfo explains.',
    formula: 'total - the parts listed',
    trap: 'Drivers and the network take pages directly. Its change is worth more than its level.',
  },
  'host.oomKills': {
    name: 'OOM kills',
    meaning: 'Kills by the OOM killer since boot, for host and cgroups alike.',
    trap: 'A total: compare two captures.',
  },
  'host.slabReclaimable': {
    name: 'Slab, reclaimable',
    meaning: 'Kernel objects that can be given back, mostly dentries and inodes.',
    trap: 'Cache in all but name: MemAvailable counts half of it and more.',
  },
  'host.slabUnreclaimable': {
    name: 'Slab, unreclaimable',
    meaning: 'Kernel objects that cannot be given back.',
    trap: 'Steady growth here is a leak in the kernel or in a driver.',
  },
  'host.swapCached': {
    name: 'Swap cache',
    meaning: 'Pages that are in RAM and still have their place in swap.',
    trap: 'Counted as RAM and as used swap at once.',
  },
  'host.swapCacheUnmapped': {
    name: 'Swap cache (not mapped)',
    meaning: 'Pages that are in RAM and in swap, and that no process maps at the moment.',
    formula: 'max(0, min(SwapCached, Active(anon) + Inactive(anon) - AnonPages - Shmem))',
    trap: 'Mapped swap cache is anonymous memory already: adding all of SwapCached counts it twice.',
  },
  'host.cached': {
    name: 'Cached',
    meaning: 'Page cache as meminfo prints it: file pages and shared memory.',
    trap: 'Shared memory in it cannot be dropped.',
  },
  'host.mapped': {
    name: 'Mapped',
    meaning: 'File pages and shared memory that some process maps.',
    trap: 'A part of page cache and shared memory.',
  },
  'host.dirty': { name: 'Dirty', meaning: 'File pages that wait to be written.', trap: 'Reclaim must write them first, which takes time.' },
  'host.anonymousHuge': {
    name: 'Anonymous huge',
    meaning: 'Anonymous memory in transparent huge pages.',
    trap: 'A part of anonymous memory.',
  },
  'host.hugePagesTotal': {
    name: 'Huge pages in the pool',
    meaning: 'Pages of the default size that the pool holds.',
    trap: 'A count of pages, not of bytes.',
  },
  'host.hugePagesFree': {
    name: 'Huge pages free',
    meaning: 'Pages of the pool that nobody uses.',
    trap: 'Reserved pages are still counted as free.',
  },
  'host.mlocked': {
    name: 'Locked',
    meaning: 'Pages that mlock keeps in RAM.',
    trap: 'Counted once per page, however many processes lock it.',
  },
  'host.commitLimit': {
    name: 'Commit limit',
    meaning: 'What may be promised under strict overcommit.',
    trap: 'Without strict overcommit nothing enforces it.',
  },
  'host.pageFaults': {
    name: 'Page faults',
    meaning: 'All faults since boot, major ones included.',
    trap: 'A counter: only its change means something.',
  },
  'host.majorFaults': {
    name: 'Major faults',
    meaning: 'Faults since boot that waited for a device.',
    trap: 'A counter; programs that start cause them too.',
  },
  'host.pagesSwappedIn': {
    name: 'Pages swapped in',
    meaning: 'Pages read from swap since boot.',
    trap: 'This traffic hurts, not how much lies in swap.',
  },
  'host.pagesSwappedOut': {
    name: 'Pages swapped out',
    meaning: 'Pages written to swap since boot.',
    trap: 'Without pages coming back it may be a good trade.',
  },
  'host.pagesScanned': {
    name: 'Pages scanned',
    meaning: 'Pages that reclaim looked at since boot.',
    trap: 'Far more scanned than reclaimed means that reclaim finds little.',
  },
  'host.pagesReclaimed': {
    name: 'Pages reclaimed',
    meaning: 'Pages that reclaim took since boot.',
    trap: 'Not bad by itself: page cache is recycled this way.',
  },
  'host.pagesScannedDirectly': {
    name: 'Pages scanned directly',
    meaning: 'Pages scanned by tasks that had to reclaim before they got memory.',
    trap: 'Those tasks waited: this is time lost in programs.',
  },
  'host.allocationStalls': {
    name: 'Allocation stalls',
    meaning: 'How often a task had to reclaim memory itself.',
    trap: 'Each stall is a delay somebody felt.',
  },
  'host.anonymousRefaults': {
    name: 'Anonymous refaults',
    meaning: 'Anonymous pages needed again soon after they had been swapped out.',
    trap: 'A counter: a steady rate means that RAM is too small.',
  },
  'host.fileRefaults': {
    name: 'File refaults',
    meaning: 'File pages needed again soon after they had been dropped.',
    trap: 'A counter: a steady rate means thrashing of page cache.',
  },
  'host.hugePageFaults': {
    name: 'Huge page faults',
    meaning: 'Faults that got a transparent huge page at once.',
    trap: 'One such fault can zero 2 MiB.',
  },
  'host.hugePageCollapses': {
    name: 'Huge page collapses',
    meaning: 'Small pages that khugepaged gathered into huge ones.',
    trap: 'Makes RSS grow without any act of the program.',
  },
  'host.compactionStalls': {
    name: 'Compaction stalls',
    meaning: 'How often a task had to compact memory itself.',
    trap: 'Points to fragmentation, not to lack of memory.',
  },
  'host.numaHintFaults': {
    name: 'NUMA hint faults',
    meaning: 'Faults that the kernel provoked to learn which node uses a page.',
    trap: 'They are the cost of balancing.',
  },
  'host.numaPagesMigrated': {
    name: 'NUMA pages migrated',
    meaning: 'Pages that were moved to another node.',
    trap: 'Much of it back and forth costs more than it gains.',
  },
  'host.pressureSome': {
    name: 'Pressure (some)',
    meaning: 'Time during which at least one task of the host waited for memory.',
    trap: 'A running total: the change counts.',
  },
  'host.pressureFull': {
    name: 'Pressure (full)',
    meaning: 'Time during which all tasks that had work waited for memory.',
    trap: 'A running total, never larger than pressure (some).',
  },
  'node.total': { name: 'Total', meaning: 'RAM of the node.', trap: 'Nodes may differ in size.' },
  'node.free': { name: 'Free', meaning: 'Pages of the node that hold nothing.', trap: 'One node can run short while others have plenty.' },
  'node.anonymous': {
    name: 'Anonymous',
    meaning: 'Anonymous pages on the node.',
    trap: 'Where a page lies is decided when it is first touched.',
  },
  'node.file': { name: 'File pages', meaning: 'Page cache on the node, shared memory included.', trap: 'It fills the node that reads.' },
  'node.shmem': {
    name: 'Shared memory',
    meaning: 'tmpfs, System V and memfd pages on the node.',
    trap: 'It lies where it was first touched, not where it is used.',
  },
  'node.slab': { name: 'Slab', meaning: 'Kernel objects on the node.', trap: 'Not moved by balancing.' },
  'node.kernelStack': { name: 'Kernel stacks', meaning: 'Stacks of tasks on the node.', trap: 'Grows with threads.' },
  'node.pageTables': { name: 'Page tables', meaning: 'Page tables on the node.', trap: 'Not moved by balancing.' },
  'node.misses': {
    name: 'Misses',
    meaning: 'Allocations that this node served although another was wanted.',
    trap: 'A counter since boot.',
  },
  'node.foreign': {
    name: 'Foreign',
    meaning: 'Allocations wanted here and served elsewhere.',
    trap: 'A counter since boot: the other side of misses.',
  },
  'node.fromOtherNodes': {
    name: 'From other nodes',
    meaning: 'Allocations on this node by tasks that ran on another.',
    trap: 'A counter since boot.',
  },
} as const satisfies Readonly<Record<string, MetricWords>>;
