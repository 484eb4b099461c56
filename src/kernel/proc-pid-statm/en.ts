import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  size: {
    meaning: 'Address space of the process: every mapping, touched or not. Printed in base pages.',
    trap: 'Not memory in use: reserved heaps, thread stacks and mapped files count in full although no page may exist. A page is 4, 16 or 64 KiB depending on the captured host.',
    when: 'Only for limits on address space (RLIMIT_AS, strict overcommit) or when looking for runaway mappings.',
  },
  resident: {
    meaning: 'Pages of the process that are in RAM: the same counters, read in the same way, as VmRSS in status.',
    trap: 'Shared pages count in full, so never add it up over processes. Swap, hugetlb and page tables are not in it. It differs from rss in stat, which stays approximate.',
    when: 'As the cheapest trustworthy RSS: one short line, no lock of the process.',
  },
  shared: {
    meaning: 'Resident pages that are backed by a file or by shmem: RssFile plus RssShmem.',
    trap: 'Not pages that somebody shares: library code only this process uses is inside, memory shared after fork is not. So RES minus SHR is RssAnon, and not the real memory of the process. For that take USS (its own) or PSS (its share).',
    when: 'To split RES on kernels before 4.5, which have no RssAnon: resident minus shared.',
  },
  text: {
    meaning: 'Length of the code of the main executable.',
    trap: 'Addresses, not resident pages, and without libraries.',
    when: 'Seldom; it changes when the executable was replaced.',
  },
  lib: {
    meaning: 'Nothing: 0 since 2.6, kept for the format.',
    trap: 'Not the size of libraries. Their code is in VmLib of status, what is resident of them in RssFile.',
    when: 'Never. Another value than 0 means that the line was not written by a Linux kernel.',
  },
  data: {
    meaning: 'Length of private writable mappings and of the main stack: VmData plus VmStk.',
    trap: 'Addresses, not dirty memory: untouched heap and thread stacks count in full. DATA of top shows this, so it can be far above RES.',
    when: 'When RLIMIT_DATA is set, or top shows a surprising DATA.',
  },
  dt: {
    meaning: 'Nothing: 0 since 2.6, kept for the format.',
    trap: 'Not dirty pages, whatever old manuals say. Dirty pages of a process are Private_Dirty plus Shared_Dirty in smaps.',
    when: 'Never.',
  },
};
