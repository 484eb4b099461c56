import type { MetricTexts } from '../metric-doc.ts';
import type { memoryMetrics } from './metrics-memory.ts';

export const memoryTexts: MetricTexts<typeof memoryMetrics> = {
  anon: {
    meaning: 'Anonymous memory of the cgroup and all below: heaps, stacks, private copies of file pages, huge pages in full.',
    trap: 'Not VmRSS: resident file pages and shared memory are missing. cAdvisor nevertheless calls it container_memory_rss. Up to 5.7 swap cache was in it.',
    when: 'First, when usage grows. It is the bulk of what an OOM kill is about.',
  },
  file: {
    meaning: 'Page cache of the cgroup and all below, mapped or not, with tmpfs and other shared memory.',
    trap: 'Only file - shmem can be dropped; the shmem part needs swap.',
    when: 'To see how much of usage is cache.',
  },
  kernel: {
    meaning: 'All kernel memory charged here: slab, kernel stacks, page tables, per-CPU data, vmalloc, the zswap pool, pipes and more.',
    trap: 'Socket buffers are not in it. Its parts overlap and do not add up to it. Missing before 5.18, which is not 0.',
    when: 'When it grows while anon and file stay: a kernel leak, or very many files, pipes or threads.',
  },
  kernel_stack: {
    meaning: 'Kernel stacks of the threads.',
    trap: 'One per thread, idle or not: 16 KiB each on x86-64. The stacks of user space are in anon.',
    when: 'When the number of threads is in doubt.',
  },
  pagetables: {
    meaning: 'Page tables of the processes.',
    trap: 'Part of kernel. Every process that maps a large shared segment needs tables of its own for it.',
    when: 'With sparse address spaces, or many processes on one large segment.',
  },
  sec_pagetables: {
    meaning: 'Second page tables, kept for virtual machines and, in newer kernels, for IOMMUs.',
    trap: 'Not contained in pagetables.',
  },
  percpu: {
    meaning: 'Per-CPU allocations of the kernel: counters, BPF maps, the cgroup structures themselves.',
    trap: 'Grows with the CPUs that could be there, not with those in use.',
    when: 'On machines with many CPUs, and where cgroups come and go in great numbers.',
  },
  sock: {
    meaning: 'Socket buffers charged here.',
    trap: 'Part of memory.current and not of kernel. Version 1 has nothing like it.',
    when: 'When peers read slowly, or queues are left unread.',
  },
  vmalloc: {
    meaning: 'Charged kernel memory in vmalloc areas.',
    trap: 'Overlaps kernel_stack, since stacks are often allocated there.',
  },
  shmem: {
    meaning: 'tmpfs files, /dev/shm, memfd, SysV segments and shared anonymous memory.',
    trap: 'Shown within file, but behaves like anonymous memory: it cannot be dropped, and outlives the processes.',
    when: 'When usage remains after the processes have gone: files in a tmpfs or in an emptyDir of medium Memory.',
  },
  zswap: {
    meaning: 'Memory of the compressed pool that holds swapped pages of this cgroup.',
    trap: 'It is RAM: part of kernel and of memory.current.',
    when: 'For the price of compressed swap.',
  },
  zswapped: {
    meaning: 'Size, before compression, of what lies in that pool.',
    trap: 'Counted in memory.swap.current too, although no disk was written.',
    when: 'Divided by zswap for the compression ratio.',
  },
  zswap_incomp: {
    meaning: 'Data that could not be compressed and lies in zswap as it is.',
    trap: 'Newer than 6.18. The document calls it a number of pages, the table prints it in bytes.',
  },
  file_mapped: {
    meaning: 'Cache pages that some page table maps, shared memory included.',
    trap: 'Pages that another cgroup touched first are charged there.',
    when: 'For the footprint of code, libraries and mapped files.',
  },
  file_dirty: {
    meaning: 'Cache pages changed and not yet on their way to disk.',
    trap: 'Cannot be dropped before it is written.',
    when: 'When writers are faster than the disk.',
  },
  file_writeback: {
    meaning: 'Cache pages that are being written at this moment.',
    trap: 'A level, not the amount written.',
    when: 'When the disk is suspected to hold reclaim up.',
  },
  swapcached: {
    meaning: 'Pages in memory that still have a swap slot.',
    trap: 'Counted both in memory.current and in memory.swap.current.',
    when: 'When memory.current is above anon + file + kernel + sock.',
  },
  anon_thp: {
    meaning: 'Anonymous memory in transparent huge pages.',
    trap: 'Part of anon. Size held, not size touched.',
    when: 'Near anon while the program asked for little: huge page bloat.',
  },
  file_thp: {
    meaning: 'File cache in transparent huge pages.',
    trap: 'Part of file.',
  },
  shmem_thp: {
    meaning: 'Shared memory in transparent huge pages.',
    trap: 'Part of shmem; sparse tmpfs files can be bloated this way.',
  },
  inactive_anon: {
    meaning: 'Anonymous and shared memory and swap cache not used lately.',
    trap: 'Not a part of anon: shared memory lies here as well. Without swap none of it can be reclaimed.',
    when: 'To see what would be swapped first.',
  },
  active_anon: {
    meaning: 'Anonymous and shared memory and swap cache in recent use.',
    trap: 'inactive_anon + active_anon is not anon, since shmem is in both lists.',
    when: 'For the hot part of process memory.',
  },
  inactive_file: {
    meaning: 'File pages not used lately, the first to be dropped. Without shared memory.',
    trap: 'Dirty pages among them cost a write. What is left after taking it off memory.current is not all needed: active_file is reclaimable too.',
    when: 'For the working set as Kubernetes computes it.',
  },
  active_file: {
    meaning: 'File pages in recent use. Without shared memory.',
    trap: 'Reclaimable, though the Kubernetes working set counts it as used, so file-heavy pods look full.',
    when: 'When the working set is near the limit and nothing is slow.',
  },
  unevictable: {
    meaning: 'Pages that reclaim must skip, of any type: mlock, ramfs and the like.',
    trap: 'A place, not a further kind of memory: anon or file count them too.',
    when: 'When the limit is hit although much looks like cache.',
  },
  slab_reclaimable: {
    meaning: 'Kernel objects that can be shrunk: dentries, inodes.',
    trap: 'Cache, not a leak, even when it is large. Exact by object from 5.9 on, whole slabs before.',
    when: 'When the cgroup touches very many files.',
  },
  slab_unreclaimable: {
    meaning: 'Kernel objects that cannot be shrunk.',
    trap: 'Some is normal; growth that never ends is not.',
    when: 'When a kernel leak is suspected.',
  },
  slab: {
    meaning: 'All kernel objects of the cgroup, reclaimable or not.',
    trap: 'Only a part of kernel.',
    when: 'For kernel object memory at a glance.',
  },
  hugetlb: {
    meaning: 'hugetlb pages charged to the memory controller.',
    trap: 'There only with the mount option memory_hugetlb_accounting. Without it the line is missing and hugetlb is outside memory.current.',
    when: 'When huge page pools are used by containers.',
  },
};
