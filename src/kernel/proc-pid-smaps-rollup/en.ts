import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  '[rollup]': {
    meaning: 'The only header line: from the first address of the process to its last. Rights, offset, device and inode are fillers.',
    trap: 'The distance is the width of the address space, not an amount of memory.',
    when: 'Only to recognise the file.',
  },
  Rss: {
    meaning: 'Resident memory of the whole process, shared pages in full, counted page by page in the page tables.',
    trap: 'Cannot be added over processes. More exact than VmRSS on kernels that cache their counters, but on 6.1 with NUMA balancing both it and smaps leave out some huge pages. Hugetlb and swap are not in it.',
    when: 'As the reference for VmRSS; smaps then names the mapping.',
  },
  Pss: {
    meaning: 'Fair share of the whole process: each resident page divided by the number of places on the host that map it.',
    trap: 'Changes when neighbours start or end. A little above the sum of Pss in smaps, where each mapping is cut to whole kB. Reading it often is not free: the kernel walks all pages of the process.',
    when: 'The one number to compare and add up over processes, services and containers.',
  },
  Pss_Dirty: {
    meaning: 'The share of Pss that sits in dirty pages.',
    trap: 'Missing before 6.0, which is not 0.',
    when: 'To judge what reclaim cannot simply throw away.',
  },
  Pss_Anon: {
    meaning: 'Fair share of the anonymous memory of the process.',
    trap: 'Only here, not in smaps. Memory shared copy-on-write after fork is divided, so a writing child raises the sum of all.',
    when: 'For growth that adds up over processes: the first number to follow in a suspected leak, with swap beside it.',
  },
  Pss_File: {
    meaning: 'Fair share of the page cache of ordinary files that the process maps.',
    trap: 'Only mapped files: what it reads and writes through the page cache is in no process.',
    when: 'To see how much of a service is program code and mapped data, which can be read again.',
  },
  Pss_Shmem: {
    meaning: 'Fair share of shared memory: tmpfs, memfd, SysV, shared anonymous memory.',
    trap: 'Shared memory that nobody maps, such as a file left in /dev/shm, is in no process at all.',
    when: 'Databases and forking servers: who carries how much of the shared segments.',
  },
  Shared_Clean: {
    meaning: 'Unmodified resident pages of the process that are mapped in more than one place.',
    trap: 'Decided by the number of users now, not by MAP_SHARED.',
    when: 'Mostly program code; cheap, because there is one copy.',
  },
  Shared_Dirty: {
    meaning: 'Modified resident pages of the process that are mapped in more than one place.',
    trap: 'Mostly copy-on-write memory after fork and shared segments: nothing that a sync would write out.',
    when: 'To see how much forked workers still share. smaps tells by mapping whether it is copy-on-write or a segment.',
  },
  Private_Clean: {
    meaning: 'Unmodified resident pages that only this process maps, once.',
    trap: 'In USS, and still mostly free to drop for the kernel. Pages given up by MADV_FREE are in it.',
    when: 'As the harmless part of USS.',
  },
  Private_Dirty: {
    meaning: 'Modified resident pages that only this process maps, once: the core of USS.',
    trap: 'Shared memory with one user is in it and may outlive the process. Growth is no proof of a leak.',
    when: 'What a restart would bring back, nearly.',
  },
  Referenced: {
    meaning: 'Resident pages of the process with the accessed mark set.',
    trap: 'Marks stay until reclaim or somebody clears them: not the memory used lately.',
    when: 'Only between two reads with clear_refs in between, which changes the target.',
  },
  Anonymous: {
    meaning: 'Resident anonymous pages of the process: heap, stacks, private copies of file pages.',
    trap: 'Shared anonymous memory is shmem and not in it. Each sharer counts pages shared after fork in full.',
    when: 'As the reference for RssAnon.',
  },
  KSM: {
    meaning: 'Resident pages of the process that KSM has merged with equal ones.',
    trap: 'Each sharer shows them in full; it is not what was saved.',
    when: 'On hosts of virtual machines with KSM on.',
  },
  LazyFree: {
    meaning: 'Anonymous pages given up by MADV_FREE that the kernel has not taken yet.',
    trap: 'Still in Rss, Pss and RssAnon until memory gets tight.',
    when: 'When a process seems not to return memory: subtract it.',
  },
  AnonHugePages: {
    meaning: 'Anonymous memory of the process mapped by whole huge pages (2 MiB on x86-64).',
    trap: 'Smaller and piecewise mapped huge pages are not counted, so 0 does not mean none.',
    when: 'When RSS is far above what the program touched, or moves in steps of 2 MiB.',
  },
  ShmemPmdMapped: {
    meaning: 'Shared memory of the process mapped by whole huge pages.',
    trap: 'Piecewise mapped ones are not counted.',
    when: 'With huge pages for shared memory switched on.',
  },
  FilePmdMapped: {
    meaning: 'Page cache of ordinary files that the process maps by whole huge pages.',
    trap: 'Large folios mapped piecewise are not counted.',
    when: 'To see whether program text runs from huge pages.',
  },
  Shared_Hugetlb: {
    meaning: 'Hugetlb pages of the process that others may map as well.',
    trap: 'Not in Rss or Pss, and shown in full by each process: do not add it up.',
    when: 'Databases and DPDK, when memory is missing from every RSS.',
  },
  Private_Hugetlb: {
    meaning: 'Hugetlb pages that only this process maps.',
    trap: 'Not in Rss or Pss. At exit they return to the pool, not to MemFree.',
    when: 'As a part of USS that most tools forget.',
  },
  Swap: {
    meaning: 'Swapped-out memory of the process, with the swapped part of the shared memory it maps.',
    trap: 'Can exceed VmSwap, which has no shared memory, and counts the same shared bytes for each process.',
    when: 'Beside Rss: only their sum tells whether memory was given back.',
  },
  SwapPss: {
    meaning: 'Swapped-out private memory of the process, each slot divided by its users.',
    trap: 'Swapped shared memory is missing, so all processes together can stay far below the swap in use.',
    when: 'To add up swap over processes.',
  },
  Locked: {
    meaning: 'The Pss of the locked memory of the process.',
    trap: 'A share and only what is resident; VmLck is the locked address space. Kernels from about 4.14 to 4.19 count unlocked memory too.',
    when: 'When reclaim frees nothing.',
  },
};
