import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

type HugeAndSwap = Pick<
  typeof metrics,
  | 'AnonHugePages'
  | 'ShmemPmdMapped'
  | 'FilePmdMapped'
  | 'Shared_Hugetlb'
  | 'Private_Hugetlb'
  | 'Swap'
  | 'SwapPss'
  | 'Locked'
  | 'THPeligible'
  | 'ProtectionKey'
  | 'Nonlinear'
>;

export const hugeAndSwapTexts: MetricTexts<HugeAndSwap> = {
  AnonHugePages: {
    meaning: 'Anonymous memory of the mapping that is mapped by whole huge pages (2 MiB on x86-64).',
    trap: '0 does not mean no huge pages: smaller sizes and huge pages mapped piecewise show nowhere per process. khugepaged raises Rss by filling huge pages, with the program doing nothing.',
    when: 'When Rss grows in steps of 2 MiB, or is far above what the program touched.',
  },
  ShmemPmdMapped: {
    meaning: 'Shared memory or tmpfs pages of the mapping that are mapped by whole huge pages.',
    trap: 'Huge pages of shmem that are mapped piecewise are not counted; meminfo ShmemHugePages has them for the host.',
    when: 'With huge pages for tmpfs or shared memory switched on.',
  },
  FilePmdMapped: {
    meaning: 'Page cache of ordinary files that the mapping maps by whole huge pages.',
    trap: 'Large folios of the page cache mapped piecewise are not counted. Missing before about 5.4.',
    when: 'To see whether program text runs from huge pages.',
  },
  Shared_Hugetlb: {
    meaning: 'Hugetlb pages of the mapping that others may map as well.',
    trap: 'In no Rss, Pss or Shared_*. Every process shows the full size, so never add it over processes. A private mapping shared with forked children counts here.',
    when: 'Databases, DPDK, virtual machines: memory that seems to be missing from every list.',
  },
  Private_Hugetlb: {
    meaning: 'Hugetlb pages of the mapping that only this process maps.',
    trap: 'In no Rss and no Pss: a process with 64 GiB of them can show a few MiB. When it exits, the pages go back to the pool, not to MemFree.',
    when: 'Together with Private_Clean and Private_Dirty, as the whole of what a process has for itself.',
  },
  Swap: {
    meaning: 'Memory of the mapping that is swapped out; for shared memory also the swapped part of the object behind it.',
    trap: 'Every process that attached the same shared memory shows the same bytes, so sums count them again, and the sum over mappings can exceed VmSwap. Swapped does not mean on a disk: it may be compressed in RAM.',
    when: 'When Rss fell: only if Rss + Swap fell too was memory given back.',
  },
  SwapPss: {
    meaning: 'Swapped-out private memory, each slot divided by the number of users.',
    trap: 'Swapped shared memory is left out, so the sum over all processes can be far below the swap in use.',
    when: 'To add up swap over processes.',
  },
  Locked: {
    meaning: 'The Pss of a mapping that is locked in memory.',
    trap: 'A share, not the locked size: two processes that lock the same pages show half each, and it is 0 where nothing is resident yet. Kernels from about 4.14 to 4.19 print it for unlocked mappings too: believe it only with the flag lo.',
    when: 'When memory cannot be reclaimed although swap is there.',
  },
  THPeligible: {
    meaning: '1 if the kernel would at present allow transparent huge pages in this mapping.',
    trap: 'A permission, not a use: 1 with AnonHugePages 0 is common. Since about 6.8 any enabled huge page size counts, before only the largest.',
    when: 'When huge pages are wanted and do not come: 0 points at settings, madvise or a mapping that is too small.',
  },
  ProtectionKey: {
    meaning: 'Number of the memory protection key of the mapping.',
    trap: 'A number, not a size. The line is there only where processor and kernel have protection keys.',
    when: 'Not 0: the program uses protection keys, or the mapping is execute-only.',
  },
  Nonlinear: {
    meaning: 'File pages mapped out of order by remap_file_pages, printed only for such mappings of old kernels.',
    trap: 'Since 4.0 the call makes ordinary mappings instead, and the line is gone.',
  },
};
