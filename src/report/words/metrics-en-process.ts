import type { MetricWords } from './metric-words.ts';

/** Metrics of processes, mappings and shared objects. */
export const processMetricsEnglish = {
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
  'object.size': { name: 'Size', meaning: 'Size of the shared object.', trap: 'A sparse object uses less.' },
  'process.freed': {
    name: 'Freed if ended',
    meaning: 'What would come free if exactly these processes ended: their private memory and what only they share.',
    trap: 'An estimate, and only right when all who map the shared memory were captured.',
  },
  'object.resident': {
    name: 'Resident',
    meaning: 'Pages of the shared object that are in RAM, counted once.',
    trap: 'Where no kernel file states it, it is put together from the processes that map it; pages that none of them touched are missing.',
  },
  'object.mappers': {
    name: 'Mappers',
    meaning: 'Captured processes that map the object.',
    trap: 'Processes outside the capture are not counted.',
  },
} as const satisfies Readonly<Record<string, MetricWords>>;
