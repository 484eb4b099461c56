import type { MetricTexts } from '../metric-doc.ts';
import type { localMetrics } from './metrics-local.ts';

const debug = 'Says nothing about memory use.';

export const localTexts: MetricTexts<typeof localMetrics> = {
  cache: {
    meaning:
      'Page cache charged to this cgroup itself: file pages of every file system, mapped or not, and also tmpfs, SysV and shared anonymous memory.',
    trap: 'Not all of it can be dropped: the shmem part needs swap. It also outlives the processes that read the files.',
    when: 'To split usage into cache and process memory. Mostly inactive_file is harmless, a large shmem share is not.',
  },
  rss: {
    meaning:
      'Anonymous memory charged to this cgroup itself: heaps, stacks, private copies of file pages, huge pages in full. Mapped pages from 5.8 on; before, every charged anonymous page with its swap cache.',
    trap: 'Not the RSS of ps: resident file pages and shared memory are missing. A process with 65 MB of VmRSS was seen in a cgroup with 7 MB of rss.',
    when: 'When the members may be growing their heaps. It is comparable with the sum of their RssAnon, and with nothing called RSS.',
  },
  rss_huge: {
    meaning: 'The part of rss held in transparent huge pages.',
    trap: 'Has nothing to do with hugetlb pages, and file or tmpfs huge pages are not in it.',
    when: 'When rss is far above what the program asked for: 32 touched pages can hold 64 MiB this way.',
  },
  shmem: {
    meaning: 'Shared memory pages charged to this cgroup itself: tmpfs files, /dev/shm, SysV segments, memfd, shared anonymous mappings.',
    trap: 'Counted inside cache, yet it cannot be dropped, only swapped. It stays when the processes exit.',
    when: 'When usage stays high although few processes run: files left in a tmpfs.',
  },
  mapped_file: {
    meaning: 'Cache pages charged to this cgroup itself that some page table maps, shared memory included.',
    trap: 'A process can have 58 MB of mapped library pages while this is 0, because another cgroup touched them first and pays.',
    when: 'With rss, for the nearest thing to resident size that version 1 offers.',
  },
  dirty: {
    meaning: 'Cache pages of this cgroup changed in memory and not yet on their way to disk.',
    trap: 'Cache that is not free to drop: reclaim has to wait for the disk first.',
    when: 'When writers stall in a cgroup at its limit.',
  },
  writeback: {
    meaning: 'Pages of this cgroup queued for or under write to disk, to files or to swap.',
    trap: 'A level at one moment, not the amount written.',
    when: 'With stalled writers: a high level points to a slow device.',
  },
  workingset_refault_anon: {
    meaning: 'Anonymous pages read back from swap soon after they had been evicted, in pages.',
    trap: 'Pages, not bytes and not events. The total since creation says little; its rate does.',
    when: 'When swapping is suspected: a steady rate means thrashing on swap.',
  },
  workingset_refault_file: {
    meaning: 'File pages read again soon after they had been evicted, in pages.',
    trap: 'Sees the thrashing of programs that read() their files, where pgmajfault stays 0. One large copy leaves a large and harmless number behind.',
    when: 'When a cgroup at its limit is slow without being killed: a steady rate means that its cache is too small.',
  },
  swap: {
    meaning: 'Swap space held by pages of this cgroup itself, pages kept in zswap included.',
    trap: 'More than 0 is not a shortage: cold pages stay out for days. The line is missing, not 0, when swap is not accounted (before 6.7).',
    when: 'For growth between two samples, together with refaults.',
  },
  swapcached: {
    meaning: 'Pages that are back in memory and still keep their copy in swap.',
    trap: 'Such pages count in memory and can still count in swap: adding the two counts them twice.',
    when: 'When usage exceeds rss + cache + kernel memory while swap is in use.',
  },
  pgpgin: {
    meaning:
      'Charge events of this cgroup: one each time a page, or a whole large page of any size, comes in by a fault, a read or from swap.',
    trap: 'Not pages read from disk and not swap-in. The field of the same name in /proc/vmstat is KiB of block input. Nor is pgpgin - pgpgout the resident size: 76,800 pages read gave 588 events.',
    when: 'As a measure of activity, nothing else.',
  },
  pgpgout: {
    meaning: 'Uncharge events of this cgroup: a page or large page was freed, reclaimed or truncated.',
    trap: 'Neither writes to disk nor swap-out.',
    when: 'As a measure of activity, nothing else.',
  },
  pgfault: {
    meaning: 'Page faults taken by the tasks of this cgroup, with and without I/O.',
    trap: 'Most are cheap first touches. cAdvisor shows this local line even for its hierarchy scope.',
    when: 'As a rate, relative to the work done.',
  },
  pgmajfault: {
    meaning: 'Page faults of this cgroup that had to wait for I/O: swap-in or a read of a mapped file.',
    trap: 'Reads by read() never count. A cgroup can thrash on its files with this at 0.',
    when: 'A steady rate says that mapped or anonymous memory does not fit.',
  },
  inactive_anon: {
    meaning: 'Pages on the inactive anonymous list: anonymous memory, shared memory and swap cache that was not used lately.',
    trap: 'Not a part of rss, since shared memory lies here too; and without swap none of it can be reclaimed. Locked pages are on another list.',
    when: 'To see what would be swapped first.',
  },
  active_anon: {
    meaning: 'Pages on the active anonymous list: anonymous and shared memory in recent use.',
    trap: 'With the multi-generation LRU, active and inactive only mean young and old generations.',
    when: 'For the hot part of process memory.',
  },
  inactive_file: {
    meaning: 'File pages not used lately, the first to be dropped. Shared memory is not among them.',
    trap: 'Dirty pages in it cost a write first. The working set of Kubernetes takes off only this list, although active_file can be reclaimed as well.',
    when: 'For the part of usage that is cheap to get back.',
  },
  active_file: {
    meaning: 'File pages in recent use. Shared memory is not among them.',
    trap: 'Often taken for memory that cannot be reclaimed. It can; it is then read again.',
    when: 'When working set numbers are high: this list is part of them.',
  },
  unevictable: {
    meaning: 'Pages that reclaim has to skip, of any type: mlock, SHM_LOCK, ramfs, secret memory.',
    trap: 'Also counted in rss or cache: it is a place, not a further kind of memory.',
    when: 'When a cgroup hits its limit although much of it looks like cache.',
  },
  hierarchical_memory_limit: {
    meaning: 'Smallest limit_in_bytes of this cgroup and all its ancestors, those outside a container included.',
    trap: 'Says nothing of how much of that limit siblings use already. Room left is the minimum of limit - usage over the path.',
    when: 'Inside a container, where outer limits cannot be read in any other way.',
  },
  hierarchical_memsw_limit: {
    meaning: 'Smallest limit on memory plus swap of this cgroup and all its ancestors.',
    trap: 'Missing, not unlimited, when swap is not accounted (before 6.7).',
    when: 'Beside hierarchical_memory_limit, to see how much swap is allowed at all.',
  },
  recent_rotated_anon: {
    meaning: 'Internal figure of reclaim on debug kernels, decaying with time: anonymous pages put back.',
    trap: debug,
  },
  recent_rotated_file: { meaning: 'Internal figure of reclaim on debug kernels, decaying with time: file pages put back.', trap: debug },
  recent_scanned_anon: {
    meaning: 'Internal figure of reclaim on debug kernels, decaying with time: anonymous pages examined.',
    trap: debug,
  },
  recent_scanned_file: { meaning: 'Internal figure of reclaim on debug kernels, decaying with time: file pages examined.', trap: debug },
  anon_cost: { meaning: 'Internal estimate on debug kernels of what reclaiming anonymous pages costs.', trap: debug },
  file_cost: { meaning: 'Internal estimate on debug kernels of what reclaiming file pages costs.', trap: debug },
};
