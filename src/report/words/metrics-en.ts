import type { MetricWords } from './metric-words.ts';

/** Every metric of the analysis, by subject. The Chinese catalogue must have the same keys. */
export const metricsEnglish = {
  'process.rss': {
    name: 'RSS',
    meaning: 'Resident memory: every page that is mapped into the process and in RAM, shared or not.',
    trap: 'Shared pages count in full in every process that maps them, so a sum of RSS over processes is larger than what they use together.',
  },
  'process.anonymous': {
    name: 'Anonymous',
    meaning: 'Resident pages with no file behind them: heap, stacks, private copies of file pages.',
    trap: 'Falls when pages are swapped out. Judge growth by anonymous plus swap.',
  },
  'process.file': {
    name: 'File-backed',
    meaning: 'Resident pages of mapped files: program code, libraries, data files.',
    trap: 'Clean file pages can be dropped and read again; a large value alone is no need of memory.',
  },
  'process.shmem': {
    name: 'Shared memory',
    meaning: 'Resident pages of tmpfs, System V and memfd objects and of shared anonymous mappings.',
    trap: 'It can only leave RAM through swap, and every process that maps it counts it in full.',
  },
  'process.pss': {
    name: 'PSS',
    meaning: 'Proportional share: private pages in full, each shared page divided by the number of its mappers.',
    trap: 'It changes when another process maps or unmaps the same page, although this process did nothing.',
  },
  'process.uss': {
    name: 'USS',
    meaning: 'Memory that only this process maps: what would be freed if it alone ended.',
    formula: 'USS = Private_Clean + Private_Dirty + Private_Hugetlb',
    trap: 'Pages shared with a forked child are in nobody’s USS, so it falls when the process forks.',
  },
  'process.pssAnonymous': {
    name: 'PSS anonymous',
    meaning: 'The anonymous part of PSS.',
    trap: 'Copy-on-write pages are divided among parent and children until one of them writes.',
  },
  'process.pssFile': { name: 'PSS file', meaning: 'The file-backed part of PSS.', trap: 'Falls when more processes map the same library.' },
  'process.pssShmem': {
    name: 'PSS shared memory',
    meaning: 'The shared memory part of PSS.',
    trap: 'Says nothing about which cgroup is charged for the object.',
  },
  'process.swapPss': {
    name: 'Swap PSS',
    meaning: 'Proportional share of the swap slots that this process’s anonymous pages use.',
    trap: 'Shared memory in swap is not in it.',
  },
  'process.lazyFree': {
    name: 'Lazy free',
    meaning: 'Pages given back by MADV_FREE that the kernel has not taken yet. They count as resident.',
    trap: 'Looks like a leak until memory gets short, then vanishes at no cost.',
  },
  'process.anonymousHuge': {
    name: 'Anonymous huge',
    meaning: 'Anonymous memory in transparent huge pages.',
    trap: 'A whole huge page counts as resident although the program may have touched a few bytes of it.',
  },
  'process.swap': {
    name: 'Swap',
    meaning: 'Anonymous pages of the process that are in swap.',
    trap: 'Swapped-out shared memory is not counted. Level alone is no harm: traffic is.',
  },
  'process.virtual': {
    name: 'Virtual size',
    meaning: 'Address space: everything that is mapped, touched or not.',
    trap: 'Not memory in use. Reserved heaps and thread stacks count in full.',
  },
  'process.pageTables': {
    name: 'Page tables',
    meaning: 'Memory of the page tables of this address space.',
    trap: 'Not part of RSS; before kernel 4.15 only the lowest level was counted. Many processes that map one large segment each pay for their own tables.',
  },
  'process.peakRss': {
    name: 'Peak RSS',
    meaning: 'Highest RSS since the process started or since its peak was reset.',
    trap: 'Kept lazily: on newer kernels it may fall by some hundred KiB although nobody reset it. Shared pages count in full.',
  },
  'process.peakVirtual': {
    name: 'Peak virtual size',
    meaning: 'Largest address space the process has had.',
    trap: 'No measure of the memory it needed.',
  },
  'process.locked': {
    name: 'Locked',
    meaning: 'Address space under lock (mlock), which reclaim leaves alone.',
    trap: 'With lock on fault, little of it may be resident.',
  },
  'process.hugetlb': {
    name: 'Huge pages (hugetlb)',
    meaning: 'Memory from the reserved huge page pool.',
    trap: 'It is in neither RSS nor PSS, nor in the cgroup’s memory charge.',
  },
  'process.threads': {
    name: 'Threads',
    meaning: 'Threads of the process.',
    trap: 'Each has a stack mapping of some MiB, of which only the touched part is resident.',
  },
  'process.mappings': {
    name: 'Mappings',
    meaning: 'Number of mappings in maps.',
    trap: 'The limit is vm.max_map_count; reaching it makes mmap fail while memory is free.',
  },
  'process.oomScore': {
    name: 'OOM score',
    meaning: 'What the OOM killer would weigh the process with now.',
    trap: 'Relative to the memory the kill is for: host or cgroup.',
  },
  'process.oomScoreAdj': {
    name: 'OOM score adjustment',
    meaning: 'What somebody added to the OOM score: -1000 never kill, 1000 kill first.',
    trap: 'Inherited by children, so the value may be the parent’s choice.',
  },
  'process.minorFaults': {
    name: 'Minor faults',
    meaning: 'Faults that were served without reading from a device.',
    trap: 'A counter over the life of the process: only its rate means something.',
  },
  'process.majorFaults': {
    name: 'Major faults',
    meaning: 'Faults that waited for a device: a file page or a swapped page had to be read.',
    trap: 'A program’s first start causes many; a steady rate under load means that memory is short.',
  },
  'mapping.size': { name: 'Size', meaning: 'Address range of the mapping.', trap: 'Not memory in use until pages are touched.' },
  'mapping.rss': {
    name: 'RSS',
    meaning: 'Resident pages of the mapping, shared or not.',
    trap: 'A shared page counts in full in every mapping.',
  },
  'mapping.pss': {
    name: 'PSS',
    meaning: 'Proportional share of the mapping’s resident pages.',
    trap: 'Changes when others map the same pages.',
  },
  'mapping.uss': {
    name: 'USS',
    meaning: 'Resident pages of the mapping that nobody else maps.',
    formula: 'USS = Private_Clean + Private_Dirty + Private_Hugetlb',
    trap: 'A page counts as private when only one process maps it, even in a shared mapping.',
  },
  'mapping.anonymous': {
    name: 'Anonymous',
    meaning: 'Pages of the mapping with no file behind them, also private copies of file pages.',
    trap: 'A file mapping can hold anonymous pages: those that were written.',
  },
  'mapping.swap': {
    name: 'Swap',
    meaning: 'Pages of the mapping that are in swap.',
    trap: 'For shared memory this is the object’s swap in the mapped range, for others the process’s own.',
  },
  'mapping.swapPss': { name: 'Swap PSS', meaning: 'Proportional share of the mapping’s swap slots.', trap: 'Zero for shared memory.' },
  'mapping.anonymousHuge': {
    name: 'Anonymous huge',
    meaning: 'Anonymous memory of the mapping in transparent huge pages.',
    trap: 'Counts whole huge pages.',
  },
  'mapping.locked': {
    name: 'Locked',
    meaning: 'The locked part of the mapping.',
    trap: 'Proportional: a locked page that others map too is divided among them.',
  },
  'mapping.hugetlb': { name: 'Huge pages (hugetlb)', meaning: 'Huge pages of the pool in this mapping.', trap: 'Not part of its RSS.' },
  'cgroup.usage': {
    name: 'Usage',
    meaning: 'Memory charged to the cgroup and those below it, page cache and kernel memory included.',
    trap: 'Page cache that can be dropped counts. Compare limits with what cannot be reclaimed.',
  },
  'cgroup.peak': {
    name: 'Peak',
    meaning: 'Highest usage since the cgroup was made or the peak was reset.',
    trap: 'Includes page cache, which expands until it meets a limit.',
  },
  'cgroup.limit': {
    name: 'Hard limit',
    meaning: 'memory.max (v2) or limit_in_bytes (v1) of this cgroup.',
    trap: 'An ancestor may allow less.',
  },
  'cgroup.effectiveLimit': {
    name: 'Effective limit',
    meaning: 'The lowest hard limit of the cgroup and its ancestors.',
    formula: 'min(limit of the cgroup, limits of its ancestors)',
    trap: 'Siblings share an ancestor’s limit: it may be used up by others.',
  },
  'cgroup.high': {
    name: 'High limit',
    meaning: 'memory.high: above it the cgroup’s tasks are slowed down and reclaimed from.',
    trap: 'It never kills; the cost is time.',
  },
  'cgroup.low': {
    name: 'Protected (low)',
    meaning: 'memory.low: usage below it is reclaimed only when nothing else is left.',
    trap: 'Shared by the cgroups below; ancestors must grant it too.',
  },
  'cgroup.min': {
    name: 'Protected (min)',
    meaning: 'memory.min: usage below it is never reclaimed.',
    trap: 'Protects this cgroup by making others pay, up to an OOM kill.',
  },
  'cgroup.swap': {
    name: 'Swap',
    meaning: 'Swap charged to the cgroup.',
    trap: 'Pages that came back keep their slot and stay charged, so it exceeds the VmSwap of the members.',
  },
  'cgroup.swapLimit': {
    name: 'Swap limit',
    meaning: 'How much swap the cgroup may use.',
    trap: 'In v1 the limit is on memory and swap together.',
  },
  'cgroup.anonymous': {
    name: 'Anonymous',
    meaning: 'Anonymous memory charged to the cgroup.',
    trap: 'A page is charged to the cgroup that touched it first, not to the one that uses it now.',
  },
  'cgroup.file': {
    name: 'Page cache',
    meaning: 'File pages charged to the cgroup, without shared memory.',
    trap: 'Mostly reclaimable: it goes first when memory gets short.',
  },
  'cgroup.shmem': {
    name: 'Shared memory',
    meaning: 'tmpfs, System V and memfd pages charged to the cgroup.',
    trap: 'Charged to whoever touched it first, also when all its users live elsewhere.',
  },
  'cgroup.kernel': {
    name: 'Kernel memory',
    meaning: 'Memory the kernel holds for the cgroup: slab, kernel stacks, page tables, per-CPU data.',
    trap: 'No process shows it.',
  },
  'cgroup.slab': {
    name: 'Slab',
    meaning: 'Kernel objects charged to the cgroup, such as dentries and inodes.',
    trap: 'A part of kernel memory, not beside it. Much of it can be reclaimed.',
  },
  'cgroup.sock': {
    name: 'Socket buffers',
    meaning: 'Network buffers charged to the cgroup.',
    trap: 'Charged in batches, so it moves in steps.',
  },
  'cgroup.workingSet': {
    name: 'Working set',
    meaning: 'What Kubernetes calls working set.',
    formula: 'workingSet = usage - inactive_file',
    trap: 'Still holds active page cache, which can be reclaimed too. It is not what OOM decides by.',
  },
  'cgroup.unreclaimable': {
    name: 'Not reclaimable',
    meaning: 'Estimate of what reclaim cannot free: anonymous memory without swap, shared memory, kernel memory that cannot shrink.',
    trap: 'An estimate: swap space and locked memory decide what can really leave.',
  },
  'cgroup.oomKills': {
    name: 'OOM kills',
    meaning: 'Processes of this cgroup and those below it that the OOM killer ended.',
    trap: 'The limit that caused the kill may be an ancestor’s.',
  },
  'cgroup.limitHits': {
    name: 'Limit hits',
    meaning: 'How often usage was about to go over the hard limit.',
    trap: 'Each hit starts reclaim; most end well. Only page cache may have been dropped.',
  },
  'cgroup.highEvents': {
    name: 'High events',
    meaning: 'How often tasks were sent to reclaim because usage was above memory.high.',
    trap: 'One event may cost microseconds or seconds: read the pressure beside it.',
  },
  'cgroup.pressureSome': {
    name: 'Pressure (some)',
    meaning: 'Time during which at least one task waited for memory.',
    trap: 'A running total: the difference between two captures counts, not the level.',
  },
  'cgroup.pressureFull': {
    name: 'Pressure (full)',
    meaning: 'Time during which all tasks that had work waited for memory.',
    trap: 'A running total, never larger than pressure (some).',
  },
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
    formula: 'pageCache = Cached + Buffers + SwapCached - Shmem',
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
  'object.size': { name: 'Size', meaning: 'Size of the shared object.', trap: 'A sparse object uses less.' },
} as const satisfies Readonly<Record<string, MetricWords>>;

export type MetricKey = keyof typeof metricsEnglish;
