import type { MetricTexts } from '../../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  rd: { meaning: 'May be read now.', trap: 'Without rd, wr and ex the mapping is a guard area or a reservation, not a fault.' },
  wr: { meaning: 'May be written now. With no sh beside it: private writable memory, the kind that VmData sums.' },
  ex: {
    meaning: 'May be executed now.',
    trap: 'VmExe and VmLib count executable mappings only where wr is missing; both together is a JIT or a hardening finding.',
  },
  sh: {
    meaning: 'Shared mapping whose object may be written through it.',
    trap: 'Not the s of the permission column: that comes from ms. A MAP_SHARED mapping of a file opened read-only has ms and no sh.',
    when: 'To tell real shared memory from private mappings of files.',
  },
  mr: { meaning: 'mprotect may turn reading on.' },
  mw: { meaning: 'mprotect may turn writing on. Missing for shared mappings of files opened read-only.' },
  me: { meaning: 'mprotect may turn executing on. Missing for files on file systems mounted noexec.' },
  ms: { meaning: 'Made with MAP_SHARED: the s of the permission column.' },
  gd: {
    meaning: 'Grows downward by page faults, as the main stack does.',
    trap: 'Stacks of threads made by a library do not have it.',
    when: 'These mappings are what VmStk sums.',
  },
  pf: {
    meaning: 'Maps raw page frames, for devices or for kernel data such as [vvar].',
    trap: 'Never in Rss or Pss: gigabytes of GPU or RDMA memory can hide behind it.',
    when: 'When the host misses memory that no process shows.',
  },
  dw: {
    meaning: 'Nobody could write to the file while it was mapped.',
    trap: 'Gone since about 5.15, although the documentation listed it for years after.',
  },
  mp: { meaning: 'Bounds table of the Intel MPX extension, on old kernels.', trap: 'MPX was removed in 5.6.' },
  nl: { meaning: 'Mapped out of order by remap_file_pages, on old kernels.' },
  gu: {
    meaning: 'May hold guard pages set up by madvise, without a mapping of their own.',
    trap: 'Sticky: a mapping split off from one with guards keeps it. Only its absence is certain. Printed by recent kernels only.',
    when: 'When a guard area that used to be a mapping of its own is not in the list any more.',
  },
  lo: {
    meaning: 'Locked in memory by mlock, mlockall or MAP_LOCKED.',
    trap: 'VmLck sums the size of such mappings, not what is resident. Locked can be 0 beside it where Pss rounds to 0.',
    when: 'When reclaim frees nothing, or RLIMIT_MEMLOCK is reached.',
  },
  lf: {
    meaning: 'Pages become locked when first touched (MLOCK_ONFAULT).',
    trap: 'The range counts as locked while most of it may not exist yet. Kernel 6.1 had no code for it.',
  },
  io: { meaning: 'Memory of a device. Left out of core dumps.', trap: 'No RAM in use.' },
  sr: { meaning: 'The program announced sequential reading (MADV_SEQUENTIAL): much read-ahead, early reclaim.' },
  rr: { meaning: 'The program announced random reading (MADV_RANDOM): no read-ahead, so many small major faults are normal.' },
  dc: { meaning: 'Not inherited by forked children (MADV_DONTFORK), typical of memory registered for RDMA.' },
  de: { meaning: 'Cannot be enlarged by mremap: the vdso and drivers.' },
  ac: {
    meaning: 'Counted in Committed_AS: the kernel has promised memory for it.',
    trap: 'Says nothing about memory in use. Missing for MAP_NORESERVE (unless overcommit is strict), for read-only private and for most shared file mappings.',
    when: 'When Committed_AS is near CommitLimit in strict overcommit: these mappings are the promise.',
  },
  nr: {
    meaning: 'Made with MAP_NORESERVE: no promise of memory, so not in Committed_AS.',
    trap: 'Has no effect in overcommit mode 2.',
    when: 'Huge Size, little Rss: the reservation of a JVM, a garbage collector or a sanitizer.',
  },
  ht: {
    meaning: 'Backed by hugetlb pages.',
    trap: 'Rss and Pss are 0 here; the memory is in Shared_Hugetlb and Private_Hugetlb.',
    when: 'When a process uses far more than its RSS says.',
  },
  sf: { meaning: 'Synchronous faults on persistent memory (MAP_SYNC).' },
  ar: { meaning: 'A bit that each architecture uses in its own way, mostly for drivers.', trap: 'Do not compare between architectures.' },
  wf: { meaning: 'Forked children see zeros here (MADV_WIPEONFORK): keys, state of random generators.' },
  dd: { meaning: 'Left out of core dumps (MADV_DONTDUMP), so a core file is smaller than RSS.' },
  bt: { meaning: 'arm64: branch targets are checked in this code.' },
  mt: { meaning: 'arm64: memory tags are checked here. The tags take about 3 % of the memory on top, in no RSS.' },
  sd: {
    meaning: 'Soft-dirty: the mapping is new since somebody last cleared soft-dirty bits.',
    trap: 'Says nothing about dirty pages. Where nobody clears, nearly every mapping carries it.',
    when: 'Only with checkpoint tools (CRIU); otherwise ignore it.',
  },
  mm: { meaning: 'May hold both ordinary pages and raw page frames: drivers, DAX.', trap: 'Rss shows the ordinary pages only.' },
  hg: {
    meaning: 'The program asked for transparent huge pages (MADV_HUGEPAGE).',
    trap: 'A wish: AnonHugePages says whether it came true.',
    when: 'Huge pages although the host setting is madvise, and memory bloat by them.',
  },
  nh: {
    meaning: 'The program refused transparent huge pages (MADV_NOHUGEPAGE).',
    trap: 'Affects this mapping only, and never hugetlb.',
    when: 'When huge pages are missing under the host setting always.',
  },
  mg: {
    meaning: 'Offered to KSM for merging.',
    trap: 'Offered is not merged: see KSM. PR_SET_MEMORY_MERGE sets it on all suitable mappings at once.',
    when: 'On hosts that save memory by KSM.',
  },
  um: { meaning: 'Missing pages are delivered by a program through userfaultfd (live migration, CRIU): faults can be slow.' },
  uw: { meaning: 'Writes are caught through userfaultfd, for snapshots.', trap: 'Without effect before about 5.7.' },
  ui: { meaning: 'Minor faults are handed to a program through userfaultfd: live migration of shared memory.' },
  ur: { meaning: 'Read and write protection through userfaultfd.', trap: 'Only in development kernels after 6.18.' },
  ss: {
    meaning: 'Shadow stack: return addresses kept by the processor (x86 CET, arm64 GCS).',
    trap: 'One for each thread beside the ordinary stack, summed in VmStk and not in VmData.',
    when: 'When VmStk is larger than the main stack.',
  },
  dp: {
    meaning: 'Droppable: the kernel may throw the pages away at any time and give zeros instead.',
    trap: 'Touched pages show as Private_Dirty although reclaim needs no swap for them.',
    when: 'Small ranges of the vdso random generator; harmless.',
  },
  sl: {
    meaning: 'Sealed by mseal: can be neither unmapped nor re-protected.',
    trap: 'mseal is older (6.10) than the code (seen from 6.12 on).',
  },
  '??': { meaning: 'A bit is set for which this kernel has no code: a newer or a vendor flag.' },
};
