import type { MetricWords } from './metric-words.ts';

/** Metrics of cgroups. */
export const cgroupMetricsEnglish = {
  'cgroup.usage': {
    name: 'Usage',
    meaning: 'Memory charged to the cgroup and those below it, page cache and kernel memory included.',
    trap: 'Page cache that can be dropped counts. Compare limits with what cannot be reclaimed.',
  },
  'cgroup.peak': {
    name: 'Peak',
    meaning: 'Highest usage since the cgroup was made or the peak was reset.',
    trap: 'Includes page cache, which expands until it meets a limit. At the root of version 1 it knows only what the cgroups below charged, and may be less than usage.',
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
    trap: 'Pages that came back keep their slot and stay charged, so it may exceed the VmSwap of the members; in v1 they are charged as memory alone, and it may be less.',
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
  'cgroup.headroom': {
    name: 'Headroom',
    meaning: 'What is left before the first hard limit on the path to the root is full, or the host has nothing available.',
    formula: 'min(limit - not reclaimable, MemAvailable)',
    trap: 'Page cache does not use it up, as it can be dropped; memory.high slows down earlier.',
  },
  'cgroup.oomKills': {
    name: 'OOM kills',
    meaning: 'Processes of this cgroup that the OOM killer ended; in v2 those of the cgroups below it too.',
    trap: 'The limit that caused the kill may be an ancestor’s.',
  },
  'cgroup.limitHits': {
    name: 'Limit hits',
    meaning: 'How often usage was about to go over the hard limit.',
    trap: 'Each hit starts reclaim; most end well. Only page cache may have been dropped.',
  },
  'cgroup.swapLimitHits': {
    name: 'Swap limit hits',
    meaning: 'How often the limit on swap was met: in version 1 that on memory and swap together, in version 2 that on swap alone.',
    trap: 'In version 1 with both limits equal, only this one counts: limit hits stay 0.',
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
  'cgroup.inactiveFile': {
    name: 'Inactive page cache',
    meaning: 'File pages that were not used lately: what reclaim takes first.',
    trap: 'Kubernetes takes exactly this off usage to get its working set.',
  },
  'cgroup.mappedFile': {
    name: 'Mapped files',
    meaning: 'File pages and shared memory that some process maps.',
    trap: 'A part of page cache and shared memory, not beside them.',
  },
  'cgroup.hugetlb': {
    name: 'Huge pages (hugetlb)',
    meaning: 'Huge pages of the pool charged to the cgroup.',
    trap: 'Counted by a controller of its own: by default not part of usage.',
  },
  'cgroup.swapCached': {
    name: 'Swap cache',
    meaning: 'Pages that are in RAM and still have their place in swap.',
    trap: 'They are charged as memory and as swap at once.',
  },
  'cgroup.majorFaults': {
    name: 'Major faults',
    meaning: 'Faults in the cgroup that waited for a device.',
    trap: 'A counter: only its change means something.',
  },
  'cgroup.pageFaults': {
    name: 'Page faults',
    meaning: 'All faults in the cgroup, major ones included.',
    trap: 'Most are served without any device and cost microseconds.',
  },
  'cgroup.pagesScanned': {
    name: 'Pages scanned',
    meaning: 'Pages that reclaim looked at.',
    trap: 'Far more scanned than reclaimed means that reclaim finds little to take.',
  },
  'cgroup.pagesReclaimed': {
    name: 'Pages reclaimed',
    meaning: 'Pages that reclaim took.',
    trap: 'Not bad by itself: that is how page cache is recycled.',
  },
  'cgroup.anonymousRefaults': {
    name: 'Anonymous refaults',
    meaning: 'Anonymous pages that were needed again soon after they had been swapped out.',
    trap: 'A counter: a steady rate means that memory is too small for what is used.',
  },
  'cgroup.fileRefaults': {
    name: 'File refaults',
    meaning: 'File pages that were needed again soon after they had been dropped.',
    trap: 'A counter: a steady rate means thrashing of page cache, which no OOM kill will end.',
  },
  'cgroup.dyingDescendants': {
    name: 'Dying cgroups',
    meaning: 'Removed cgroups below this one that memory still holds on to.',
    trap: 'They are invisible in the file tree, but their charge still counts above them.',
  },
} as const satisfies Readonly<Record<string, MetricWords>>;
