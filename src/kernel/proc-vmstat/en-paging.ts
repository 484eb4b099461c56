import type { MetricTexts } from '../metric-doc.ts';
import type { pagingMetrics } from './metrics-paging.ts';

const vmaLock = 'Only on kernels built to count it.';

export const pagingTexts: MetricTexts<typeof pagingMetrics> = {
  pgpgin: {
    meaning: 'Data read from block devices since boot, for whatever reason.',
    trap: 'Despite its name this is all block input, mostly plain file reads, and in KiB. Paging shows in pswpin and pgmajfault.',
    when: 'For the read rate of the host, nothing else.',
  },
  pgpgout: {
    meaning: 'Data written to block devices since boot, for whatever reason.',
    trap: 'Despite its name this is all block output, and in KiB. Swapping out shows in pswpout.',
    when: 'For the write rate of the host, nothing else.',
  },
  pswpin: {
    meaning: 'Pages read back from swap since boot.',
    trap: 'Only the rate matters, never the level. Reads from zram count although no disk is touched; pages found in zswap and zero-filled pages do not.',
    when: 'A steady rate means that memory in use is being swapped: thrashing.',
  },
  pswpout: {
    meaning: 'Pages written to swap since boot.',
    trap: 'Writing cold pages out once is harmless; it hurts when they come back (pswpin). zram counts, zswap and zero-filled pages do not.',
    when: 'With pswpin: out without in is eviction of cold data.',
  },
  'pgalloc_<zone>': {
    meaning: 'Pages allocated from this kind of zone since boot.',
    trap: 'Huge pages count with all their base pages; allocations served from per-CPU lists are in it.',
  },
  pgfree: { meaning: 'Pages freed since boot.' },
  pgfault: {
    meaning: 'Page faults since boot, minor and major together.',
    trap: 'A fault is no problem by itself: every first touch of memory is one.',
    when: 'Against pgmajfault, and for programs that map and unmap at high rate.',
  },
  pgmajfault: {
    meaning: 'Page faults that had to wait for I/O: a file page or a swapped page was read.',
    trap: 'Contained in pgfault. A program that starts faults its file pages in, which is no shortage.',
    when: 'A rate that lasts beyond start-up: the working set does not fit.',
  },
  pgreuse: { meaning: 'Write faults solved by taking over the page instead of copying it.' },
  pglazyfree: { meaning: 'Pages that programs marked as no longer needed (MADV_FREE).' },
  pglazyfreed: {
    meaning: 'Marked pages that reclaim really took.',
    trap: 'Far below pglazyfree means that there was no pressure yet: the memory still counts in RSS.',
  },
  swap_ra: { meaning: 'Pages read from swap ahead of need.' },
  swap_ra_hit: {
    meaning: 'Pages read ahead that were then used.',
    trap: 'Few hits: read-ahead is wasted work, page-cluster is too large for this load.',
  },
  swpin_zero: { meaning: 'Swapped pages full of zeros brought back without any I/O.' },
  swpout_zero: {
    meaning: 'Pages full of zeros swapped out without any I/O.',
    trap: 'They are in VmSwap of processes although no swap device was written.',
  },
  zswpin: {
    meaning: 'Pages taken back from compressed swap in RAM (zswap).',
    trap: 'Not in pswpin, which counts devices.',
    when: 'To see how much swap traffic zswap absorbs.',
  },
  zswpout: {
    meaning: 'Pages stored in compressed swap in RAM (zswap).',
    trap: 'Not in pswpout; they still count as used swap.',
    when: 'To see how much swap traffic zswap absorbs.',
  },
  zswpwb: {
    meaning: 'Pages that zswap had to pass on to the swap device.',
    trap: 'Stored and passed on later: not in addition to zswpout.',
    when: 'A rate here: the zswap pool is full or ages.',
  },
  ksm_swpin_copy: { meaning: 'Merged pages (KSM) copied when they came back from swap.' },
  cow_ksm: {
    meaning: 'Writes that broke a merged page (KSM) into copies again.',
    trap: 'A high rate: memory was merged that changes too often.',
  },
  nr_dirtied: { meaning: 'Page cache pages made dirty since boot.' },
  nr_written: { meaning: 'Page cache pages written out since boot.' },
  nr_foll_pin_acquired: {
    meaning: 'Pages pinned for devices (DMA) since boot.',
    trap: 'Minus nr_foll_pin_released: pages pinned now. A difference that only grows is a leak of pins.',
  },
  nr_foll_pin_released: { meaning: 'Pinned pages released since boot.' },
  balloon_inflate: {
    meaning: 'Pages the balloon driver took from the guest.',
    trap: 'Minus balloon_deflate: what the hypervisor holds now.',
  },
  balloon_deflate: { meaning: 'Pages the balloon driver gave back to the guest.' },
  balloon_migrate: { meaning: 'Balloon pages moved by compaction.' },
  nr_tlb_remote_flush: { meaning: 'Times a CPU asked others to flush address translations.' },
  nr_tlb_remote_flush_received: { meaning: 'Flushes that CPUs did on request of another.' },
  nr_tlb_local_flush_all: { meaning: 'Times a CPU flushed all of its own translations.' },
  nr_tlb_local_flush_one: { meaning: 'Single translations a CPU flushed for itself.' },
  vma_lock_success: { meaning: 'Page faults served under the lock of one mapping.', trap: vmaLock },
  vma_lock_abort: { meaning: 'Faults that gave up the lock of one mapping half-way.', trap: vmaLock },
  vma_lock_retry: { meaning: 'Faults retried after they had taken the lock of one mapping.', trap: vmaLock },
  vma_lock_miss: {
    meaning: 'Faults that failed to take the lock of one mapping and used the lock of the whole address space.',
    trap: vmaLock,
  },
};
