import type { MetricTexts } from '../metric-doc.ts';
import { hugeAndSwapTexts } from './en-huge-swap.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  '(header line)': {
    meaning: 'The line that opens each mapping, with the six columns of maps. All lines up to the next one belong to this mapping.',
    trap: 'Neither the first field nor the number of fields marks a mapping: both changed between kernels. Only an address range at the start of a line does, and a file name later in the line may look like anything.',
    when: 'When an evidence line is to be found again in the stored file.',
  },
  Name: {
    meaning: 'Only on older Android kernels: the name that the program gave to anonymous memory, on a line of its own.',
    trap: 'Mainline kernels put such a name into the header line as [anon:name]. Some vendor kernels print this line twice.',
    when: 'To tell native, Java and graphics heaps of an Android process apart.',
  },
  Size: {
    meaning: 'Length of the mapping in address space. Says nothing about memory.',
    trap: 'Reserved heaps, thread stacks and guard areas count in full, untouched. Old kernels print the main stack with one guard page more than its range; the [vsyscall] page adds 4 kB that VmSize does not have.',
    when: 'Beside Rss: much Size and little Rss is a reservation. On its own only for limits on address space.',
  },
  KernelPageSize: {
    meaning: 'Smallest page that can stand behind this mapping: the base page, or the huge page size of a hugetlb mapping.',
    trap: 'Transparent huge pages never show here. 4 kB does not mean that no huge pages are in use.',
    when: '2048 or 1048576 marks hugetlb memory, whose Rss is 0.',
  },
  MMUPageSize: {
    meaning: 'Smallest page the processor may use for this mapping. The same as KernelPageSize but for some PowerPC machines.',
    trap: 'Not the page size that is in use at this moment.',
    when: 'Hardly ever.',
  },
  Rss: {
    meaning: 'Resident memory of the mapping: every present page counted once per place it is mapped at, shared pages in full.',
    trap: 'Adding it over processes counts shared pages many times; add Pss instead. Hugetlb, swap, page tables and device memory are not in it. Seen on 6.1: with NUMA balancing on, transparent huge pages are left out, 2 MiB each.',
    when: 'To see which mapping of one process grows.',
  },
  Pss: {
    meaning:
      'Fair share of the resident memory: each page divided by the number of places on the whole host that map it, then cut to whole kB.',
    trap: 'Moves without any change in this process: it rises when a neighbour that shared pages exits. A mapping with Rss can show Pss 0, so the sum over mappings lies up to 1 kB per mapping under the total in smaps_rollup.',
    when: 'Whenever processes, services or containers are to be compared or added up.',
  },
  Pss_Dirty: {
    meaning: 'The share of Pss that sits in dirty pages.',
    trap: 'Missing before 6.0, which is not 0. Dirty includes practically all anonymous memory, not only file data waiting for a disk.',
    when: 'To judge what reclaim cannot simply throw away.',
  },
  Shared_Clean: {
    meaning: 'Resident pages that are unmodified and mapped in more than one place.',
    trap: 'Decided by how many map the page now, not by MAP_SHARED: the same library is Private_Clean in the only process that uses it.',
    when: 'Mostly program code. Large numbers are cheap, because everybody uses one copy.',
  },
  Shared_Dirty: {
    meaning:
      'Resident pages that are modified and mapped in more than one place: memory shared with a forked child until one of them writes, and shared memory segments.',
    trap: 'Not data that waits to be written to a file: most of it is anonymous or shmem and could only go to swap. A child that writes turns it into Private_Dirty with nobody allocating anything.',
    when: 'With forking servers: the part that copy-on-write still saves.',
  },
  Private_Clean: {
    meaning: 'Resident pages that are unmodified and mapped here only.',
    trap: 'Counts into USS although the kernel can drop most of it at no cost. Also holds pages given up by MADV_FREE. A MAP_SHARED file with a single user is private in this sense.',
    when: 'High: files mapped and read by this process alone. Not a sign of a leak.',
  },
  Private_Dirty: {
    meaning: 'Resident pages that are modified and mapped here only: heap, stacks, copied pages of libraries, shared memory with one user.',
    trap: 'Not all of it comes back when the process ends: a tmpfs file or SysV segment with one user stays. Growth is no proof of a leak; caches grow too.',
    when: 'First column to look at when one process grows. Without swap the anonymous part cannot be reclaimed at all.',
  },
  Referenced: {
    meaning: 'Resident pages with the accessed mark set when the file was read.',
    trap: 'Not recently used memory: the mark stays until reclaim or somebody clears it, so on a quiet host nearly everything is referenced for ever.',
    when: 'Only between two reads with clear_refs in between, which changes the target; never in a plain capture.',
  },
  Anonymous: {
    meaning: 'Resident pages that no file is behind, the private copies inside file mappings among them.',
    trap: 'Shared anonymous memory is not in it: MAP_SHARED with MAP_ANONYMOUS is shmem and shows 0 here.',
    when: 'In a nameless mapping it is heap; in a library it is the data the process changed.',
  },
  KSM: {
    meaning: 'Resident pages that KSM has merged with equal pages elsewhere.',
    trap: 'Each sharer shows the page in full, so this is not what was saved. Zero pages placed by KSM are not counted.',
    when: 'On hosts of virtual machines with KSM on.',
  },
  LazyFree: {
    meaning: 'Anonymous pages that the program gave up with MADV_FREE and has not written since.',
    trap: 'Still inside Rss, Pss and RssAnon until memory gets tight, so freed memory looks used. Can lag below the truth by some pages.',
    when: 'When an allocator (jemalloc, older Go) seems to hold on to memory: subtract it.',
  },
  ...hugeAndSwapTexts,
  VmFlags: {
    meaning: 'Two-letter codes of what the kernel knows about the mapping: rights, locking, huge pages, advice.',
    trap: 'The kernel promises no stability: codes come and go, and a bit it has no code for prints as ??.',
    when: 'To find out why a mapping behaves as it does: lo locked, ht hugetlb, nh no huge pages, dd not in core dumps.',
  },
};
