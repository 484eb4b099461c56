import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/filesystems/proc.rst; proc_vmstat(5); mm/vmstat.c vmstat_text[]';
const counter = { unit: 'count', kind: 'counter', tier: 1, reference } as const;
const rare = { ...counter, tier: 2 } as const;
const swap = { ...counter, config: 'CONFIG_SWAP' } as const;

/** Faults, allocation, swap and block I/O since boot. Counts of pages are base pages. */
export const pagingMetrics = {
  pgpgin: {
    unit: 'bytes',
    printed: 'KiB',
    kind: 'counter',
    tier: 1,
    since: '2.6.0',
    seenAs: ['vmstat: bi', 'sar -B: pgpgin/s'],
    reference: 'mm/vmstat.c vmstat_start() (sectors / 2); proc_vmstat(5)',
  },
  pgpgout: {
    unit: 'bytes',
    printed: 'KiB',
    kind: 'counter',
    tier: 1,
    since: '2.6.0',
    seenAs: ['vmstat: bo', 'sar -B: pgpgout/s'],
    reference: 'mm/vmstat.c vmstat_start() (sectors / 2); proc_vmstat(5)',
  },
  pswpin: { ...swap, since: '2.6.0', seenAs: ['vmstat: si', 'sar -W: pswpin/s'] },
  pswpout: { ...swap, since: '2.6.0', seenAs: ['vmstat: so', 'sar -W: pswpout/s'] },
  'pgalloc_<zone>': { ...rare, since: '2.6.5' },
  pgfree: { ...rare, since: '2.6.0', seenAs: ['sar -B: pgfree/s'] },
  pgfault: { ...counter, since: '2.6.0', identities: ['pgmajfault <= pgfault'], seenAs: ['sar -B: fault/s'] },
  pgmajfault: { ...counter, since: '2.6.0', identities: ['pgmajfault <= pgfault'], seenAs: ['sar -B: majflt/s'] },
  pgreuse: { ...rare, since: '5.13', recalled: true },
  pglazyfree: { ...rare, since: '4.12', recalled: true },
  pglazyfreed: { ...rare, since: '4.12', recalled: true, identities: ['pglazyfreed <= pglazyfree'] },
  swap_ra: { ...swap, tier: 2, since: '4.14', recalled: true },
  swap_ra_hit: { ...swap, tier: 2, since: '4.14', recalled: true, identities: ['swap_ra_hit <= swap_ra'] },
  swpin_zero: { ...swap, tier: 2, since: '6.13', recalled: true },
  swpout_zero: { ...swap, tier: 2, since: '6.13', recalled: true },
  zswpin: { ...counter, since: '5.19', recalled: true, config: 'CONFIG_ZSWAP' },
  zswpout: { ...counter, since: '5.19', recalled: true, config: 'CONFIG_ZSWAP' },
  zswpwb: { ...counter, since: '6.8', recalled: true, config: 'CONFIG_ZSWAP' },
  ksm_swpin_copy: { ...rare, since: '5.19', config: 'CONFIG_KSM', reference: 'Documentation/admin-guide/mm/ksm.rst' },
  cow_ksm: { ...rare, since: '5.19', config: 'CONFIG_KSM', reference: 'Documentation/admin-guide/mm/ksm.rst' },
  nr_dirtied: { ...rare, since: '2.6.37' },
  nr_written: { ...rare, since: '2.6.37' },
  nr_foll_pin_acquired: { ...rare, since: '5.7', recalled: true, identities: ['nr_foll_pin_acquired >= nr_foll_pin_released'] },
  nr_foll_pin_released: { ...rare, since: '5.7', recalled: true, identities: ['nr_foll_pin_acquired >= nr_foll_pin_released'] },
  balloon_inflate: { ...rare, since: '3.18', config: 'CONFIG_MEMORY_BALLOON' },
  balloon_deflate: { ...rare, since: '3.18', config: 'CONFIG_MEMORY_BALLOON' },
  balloon_migrate: { ...rare, since: '3.18', config: 'CONFIG_MEMORY_BALLOON' },
  nr_tlb_remote_flush: { ...rare, config: 'CONFIG_DEBUG_TLBFLUSH' },
  nr_tlb_remote_flush_received: { ...rare, config: 'CONFIG_DEBUG_TLBFLUSH' },
  nr_tlb_local_flush_all: { ...rare, config: 'CONFIG_DEBUG_TLBFLUSH' },
  nr_tlb_local_flush_one: { ...rare, config: 'CONFIG_DEBUG_TLBFLUSH' },
  vma_lock_success: { ...rare, since: '6.4', recalled: true, config: 'CONFIG_PER_VMA_LOCK_STATS' },
  vma_lock_abort: { ...rare, since: '6.4', recalled: true, config: 'CONFIG_PER_VMA_LOCK_STATS' },
  vma_lock_retry: { ...rare, since: '6.4', recalled: true, config: 'CONFIG_PER_VMA_LOCK_STATS' },
  vma_lock_miss: { ...rare, since: '6.4', recalled: true, config: 'CONFIG_PER_VMA_LOCK_STATS' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
