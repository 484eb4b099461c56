import type { MetricTexts } from '../metric-doc.ts';
import type { activityMetrics } from './metrics-activity.ts';

export const activityTexts: MetricTexts<typeof activityMetrics> = {
  pgfault: {
    meaning: 'Page faults, with and without I/O.',
    trap: 'Most are cheap first touches.',
    when: 'As a rate, relative to the work done.',
  },
  pgmajfault: {
    meaning: 'Page faults that waited for I/O: swap-in or a read of a mapped file.',
    trap: 'File reads by read() never count.',
    when: 'A steady rate: mapped or anonymous memory does not fit.',
  },
  pswpin: {
    meaning: 'Pages read back from swap.',
    trap: 'Pages, not bytes. Missing before 6.13, which is not 0.',
    when: 'A steady rate is a real shortage; the level of swap is not.',
  },
  pswpout: {
    meaning: 'Pages written to swap. Pages of zeros and pages kept in zswap are not in it.',
    trap: 'Pages, not bytes. Cold memory may leave once and never return.',
    when: 'Beside pswpin: out without in is harmless.',
  },
  swpin_zero: {
    meaning: 'Pages of zeros brought back without I/O.',
    trap: 'In stable kernels of the 6.12 line too.',
  },
  swpout_zero: {
    meaning: 'Pages of zeros swapped out without I/O.',
    trap: 'In stable kernels of the 6.12 line too. A large number hints at huge page bloat or at buffers never filled.',
  },
  zswpin: {
    meaning: 'Pages taken out of zswap.',
  },
  zswpout: {
    meaning: 'Pages put into zswap.',
  },
  zswpwb: {
    meaning: 'Pages written from zswap to the swap device.',
    trap: 'The pool is full or being shrunk.',
  },
  thp_fault_alloc: {
    meaning: 'Huge pages allocated in a page fault.',
  },
  thp_collapse_alloc: {
    meaning: 'Huge pages that the kernel made out of small ones.',
    trap: 'Each can raise RSS by up to a huge page without any action of the program.',
  },
  thp_swpout: {
    meaning: 'Huge pages swapped out in one piece.',
  },
  thp_swpout_fallback: {
    meaning: 'Huge pages that had to be split for swapping.',
    trap: 'A sign of fragmented swap.',
  },
  numa_pages_migrated: {
    meaning: 'Pages moved to another node by automatic NUMA balancing.',
  },
  numa_pte_updates: {
    meaning: 'Page table entries changed to provoke NUMA hinting faults.',
  },
  numa_hint_faults: {
    meaning: 'NUMA hinting faults taken.',
    trap: 'Cost of NUMA balancing, not a lack of memory.',
  },
  numa_task_migrated: {
    meaning: 'Tasks moved to another node by NUMA balancing.',
    trap: 'Came and went again in the 6.16 cycle; some vendor kernels may have it. Expect it to be missing.',
  },
  numa_task_swapped: {
    meaning: 'Tasks exchanged between nodes by NUMA balancing.',
    trap: 'Came and went again in the 6.16 cycle; some vendor kernels may have it. Expect it to be missing.',
  },
  pgdemote_kswapd: {
    meaning: 'Pages moved to slower memory by background reclaim.',
    trap: '0 on machines with one kind of memory.',
  },
  pgdemote_direct: {
    meaning: 'Pages moved to slower memory by the allocating tasks.',
    trap: '0 on machines with one kind of memory.',
  },
  pgdemote_khugepaged: {
    meaning: 'Pages moved to slower memory on behalf of khugepaged.',
    trap: '0 on machines with one kind of memory.',
  },
  pgdemote_proactive: {
    meaning: 'Pages moved to slower memory because user space asked for reclaim.',
    trap: '0 on machines with one kind of memory.',
  },
  pgpromote_success: {
    meaning: 'Pages moved to faster memory.',
    trap: '0 on machines with one kind of memory.',
  },
};
