import type { MetricTexts } from '../metric-doc.ts';
import type { memoryMetrics } from './memory-metrics.ts';

export const texts: MetricTexts<typeof memoryMetrics> = {
  VmPeak: {
    meaning: 'The largest VmSize since the program was started by exec; a forked child begins with its own current size.',
    trap: 'A peak of reserved addresses, not of memory. It says nothing about how much RAM was ever needed; VmHWM is nearer to that. Only exec resets it.',
    when: 'When an allocation failed at an address space limit, or to see that a large mapping once existed and was given back.',
  },
  VmSize: {
    meaning:
      'Length of all mappings of the process added up, touched or not: heap, stacks, files, huge page ranges, device memory and ranges reserved without any access right.',
    trap: 'Not memory in use. Allocator arenas, thread stacks, garbage collectors and mapped files reserve addresses by the gigabyte that never become pages. Growth here alone is no leak.',
    when: 'When mmap or malloc fails with free RAM (compare with Max address space in limits), or under strict overcommit. For too many mappings count the lines of maps instead.',
  },
  VmLck: {
    meaning: 'Length of the mappings that are locked with mlock, mlockall or MAP_LOCKED.',
    trap: 'An amount of addresses, not of RAM: with lock-on-fault hardly any page may be present, and two processes that lock the same pages both show them. The physical figure is Mlocked in meminfo.',
    when: 'When Mlocked or Unevictable of the host grows, or mlock fails: compare with Max locked memory in limits.',
  },
  VmPin: {
    meaning:
      'Memory that drivers hold in place for longer transfers on behalf of this process, such as RDMA buffers and fixed buffers of io_uring.',
    trap: 'Only users that keep this account appear; VFIO and KVM charge part of theirs to locked memory instead. It is no part of VmLck.',
    when: 'When memory can be neither moved nor reclaimed and VmLck does not explain it: compaction fails, huge pages cannot be had.',
  },
  VmHWM: {
    meaning:
      'The largest RSS this address space has had. The kernel saves the mark only when RSS is about to shrink and prints the larger of the mark and the RSS of now.',
    trap: 'Not strictly rising since 6.2: mark and present value come from counters of different precision, so it may fall by some hundred kB without any reset. Real resets are exec and a write of 5 to clear_refs. It lacks swap, huge pages of hugetlb, page tables, page cache and other processes, so it is no size for a cgroup limit. getrusage keeps its own maximum over exec.',
    when: 'To learn how large a process once was when you came too late for the peak.',
  },
  VmRSS: {
    meaning:
      'Pages of the process that are in RAM now: anonymous, file and shmem pages that its page tables point to. Pages shared with others count in full.',
    trap: 'Never add it up over processes: a shared page counts once for each of them; use PSS. Not in it: swap, hugetlb, page tables, kernel memory, the zero page and page cache that is not mapped. From 6.2 to 6.15 (before the fix in 6.12.y and 6.15.y) per-CPU counters are read without being summed, off by megabytes on large machines; from 2.6.34 to 6.1 by some 64 pages a thread, and more was measured on 6.1.',
    when: 'The first look at one process. For growth go on to RssAnon plus VmSwap, for a fair share to Pss.',
  },
  RssAnon: {
    meaning:
      'Resident pages with no file behind them: heap, stacks, transparent huge pages, pages merged by KSM, and the private copies that writing to a privately mapped file makes.',
    trap: 'Includes pages still shared with a parent or child after fork and pages already given up with MADV_FREE. When it falls, look at VmSwap: the pages may only have moved there.',
    when: 'The number to watch for a leak, together with VmSwap: without swap none of it can be reclaimed.',
  },
  RssFile: {
    meaning: 'Resident pages of regular files that the process has mapped: program text, libraries, mapped data files.',
    trap: 'Shared with everybody who maps the same file, and the page cache would hold most of it anyway. It is reclaimed when clean, but drop_caches does not touch it as long as it is mapped.',
    when: 'When RSS is large and RssAnon is not: databases and search engines that map their files show gigabytes here that are only cache.',
  },
  RssShmem: {
    meaning: 'Resident shmem pages in its mappings: tmpfs and /dev/shm files, System V segments, memfd and shared anonymous memory.',
    trap: 'Every process counts the pages it touched in full, so ten workers on one segment show it ten times. The memory stays after exit as long as the object does. Before 4.5 it was part of the file count.',
    when: 'When shared memory grows: then find the object and who maps it, and look which cgroup it is charged to.',
  },
  VmData: {
    meaning:
      'Length of all private writable mappings that are no stack: heap, .data and .bss, allocator arenas, and the stacks of threads.',
    trap: 'Not heap in use: untouched reservations count in full and every new thread adds its stack. Up to 4.4 the formula was another one, without file mappings and with inaccessible ranges, so values are not comparable across 4.5.',
    when: 'When malloc fails with RLIMIT_DATA set: the limit acts on this value since 4.7.',
  },
  VmStk: {
    meaning: 'Length of the mappings that grow downwards, which is the main stack, and of shadow stacks.',
    trap: 'Stacks of threads are not here but in VmData. It is a length of addresses; a fresh process shows 132 kB. Growth points at deep recursion or large local arrays of the main thread only.',
    when: 'When a program dies of stack overflow: compare with Max stack size.',
  },
  VmExe: {
    meaning: 'Distance from the first to the last byte of code of the main executable, rounded to pages.',
    trap: 'Not resident memory, no library in it, and no proof that the range is read-only. Whether constant data lies inside depends on the linker.',
    when: 'Seldom: as the size of the program text, to notice a changed executable.',
  },
  VmLib: {
    meaning: 'Length of all other executable mappings that are not writable: code of libraries, the vdso, code caches of runtimes.',
    trap: 'Addresses of code, not memory: the pages are page cache that all users share once, so linking statically saves nothing. Data of libraries is not in it. Before about 4.19 it could wrap to a number near 2^64; such a value is reported as implausible.',
    when: 'Seldom: when code caches (JIT, ahead-of-time images) are suspected of growing.',
  },
  VmPTE: {
    meaning: 'RAM taken by the page tables of the process. Since 4.15 all levels, before that only the lowest one.',
    trap: 'Kernel memory that is in no RSS, yet the OOM killer counts it. Values of 4.14 and 4.15 mean different things.',
    when: 'When it is large against VmRSS: many processes that map one big segment (huge pages help) or a sparsely used address space.',
  },
  VmPMD: {
    meaning: 'RAM taken by the second level of page tables, printed by 4.0 to 4.14 only.',
    trap: 'Missing on newer kernels because VmPTE holds all levels there; missing is not 0.',
    when: 'Only when comparing page tables of an old kernel: add it to VmPTE.',
  },
  VmSwap: {
    meaning: 'Private anonymous memory of the process that is in swap now, by the swap entries in its page tables.',
    trap: 'Shmem that was swapped out is missing; smaps Swap has it. An entry shared after fork counts in each process. In swap does not mean on disk: zram and zswap keep it compressed in RAM. A high value is history, not pressure.',
    when: 'Always beside RssAnon: falling RSS with rising VmSwap is no memory given back. Whether it hurts is told by rates (pswpin, major faults, pressure).',
  },
  HugetlbPages: {
    meaning: 'Huge pages of hugetlb that the process has mapped and touched.',
    trap: 'In none of VmRSS, Pss, VmHWM or statm: add it. Shared huge pages count in every process. Transparent huge pages are something else; they are in RssAnon.',
    when: 'With databases and virtual machines that use hugetlb: without it most of their memory is invisible.',
  },
};
