import type { MetricTexts } from '../metric-doc.ts';
import type { reclaimMetrics } from './metrics-reclaim.ts';

export const reclaimTexts: MetricTexts<typeof reclaimMetrics> = {
  workingset_refault: {
    meaning: 'File pages read again soon after eviction, before the split into anonymous and file.',
    trap: 'Replaced by two lines in 5.9.',
  },
  workingset_activate: {
    meaning: 'Refaulted file pages that went straight to the active list, before the split.',
    trap: 'Replaced by two lines in 5.9.',
  },
  workingset_restore: {
    meaning: 'Refaulted file pages that had been active before, before the split.',
    trap: 'Replaced by two lines in 5.9.',
  },
  workingset_refault_anon: {
    meaning: 'Anonymous pages read back from swap soon after eviction, in pages.',
    trap: 'Pages, not bytes, and a total over the life: only the rate says something.',
    when: 'When swapping is suspected: rate times page size is what is re-read per second.',
  },
  workingset_refault_file: {
    meaning: 'File pages read again soon after eviction, in pages.',
    trap: 'Sees thrashing by read(), which pgmajfault does not. A single long scan leaves a large harmless number.',
    when: 'When a cgroup near its limit is slow.',
  },
  workingset_activate_anon: {
    meaning: 'Refaulted anonymous pages that the kernel took to be needed and put on the active list at once.',
    trap: 'Pages, part of the refaults.',
    when: 'Near the refaults: memory that is truly needed keeps being thrown out.',
  },
  workingset_activate_file: {
    meaning: 'Refaulted file pages that the kernel took to be needed and put on the active list at once.',
    trap: 'Pages, part of the refaults.',
    when: 'Near the refaults it means thrashing; far below them, mere streaming.',
  },
  workingset_restore_anon: {
    meaning: 'Refaulted anonymous pages that had been in active use before they were evicted.',
    trap: 'Pages, part of the refaults.',
    when: 'The hardest sign of thrashing on swap.',
  },
  workingset_restore_file: {
    meaning: 'Refaulted file pages that had been in active use before they were evicted.',
    trap: 'Pages, part of the refaults.',
    when: 'The hardest sign that the cache is too small.',
  },
  workingset_nodereclaim: {
    meaning: 'Records of past evictions that were themselves reclaimed.',
    trap: 'Where this grows, refault counts are incomplete.',
  },
  pgscan: {
    meaning: 'Pages that reclaim examined, whoever reclaimed.',
    trap: 'Examined, not freed.',
    when: 'Against pgsteal: the share freed shows how hard reclaim has to work.',
  },
  pgsteal: {
    meaning: 'Pages that reclaim freed, whoever reclaimed.',
    trap: 'Freed once each time: the same page may come back and be freed again.',
    when: 'Against pgscan; a low share means that reclaim struggles.',
  },
  pgscan_kswapd: {
    meaning: 'Pages examined by background reclaim, which runs when the host is short.',
    trap: 'A cgroup limit never wakes kswapd.',
    when: 'To tell a short host from a tight limit.',
  },
  pgscan_direct: {
    meaning: 'Pages examined by the allocating tasks themselves, at a limit or on a short host.',
    trap: 'Before 6.16 reclaim that user space asked for through memory.reclaim counts here too.',
    when: 'When it rises, tasks are waiting for memory.',
  },
  pgscan_khugepaged: {
    meaning: 'Pages examined by reclaim on behalf of khugepaged.',
  },
  pgscan_proactive: {
    meaning: 'Pages examined because user space wrote to memory.reclaim.',
    trap: 'Before 6.16 these were counted as direct.',
  },
  pgsteal_kswapd: {
    meaning: 'Pages freed by background reclaim, which runs when the host is short.',
    trap: 'A cgroup limit never wakes kswapd.',
    when: 'To tell a short host from a tight limit.',
  },
  pgsteal_direct: {
    meaning: 'Pages freed by the allocating tasks themselves.',
    trap: 'Before 6.16 reclaim through memory.reclaim counts here too.',
    when: 'Beside pgscan_direct: what the waiting was good for.',
  },
  pgsteal_khugepaged: {
    meaning: 'Pages freed by reclaim on behalf of khugepaged.',
  },
  pgsteal_proactive: {
    meaning: 'Pages freed because user space wrote to memory.reclaim.',
    trap: 'Before 6.16 these were counted as direct.',
  },
  pgrefill: {
    meaning: 'Pages examined on the active lists.',
  },
  pgactivate: {
    meaning: 'Pages moved to the active lists.',
  },
  pgdeactivate: {
    meaning: 'Pages moved to the inactive lists.',
  },
  pglazyfree: {
    meaning: 'Pages that programs marked as free for the taking (MADV_FREE).',
    trap: 'They stay in RSS until reclaim takes them.',
  },
  pglazyfreed: {
    meaning: 'Such marked pages that reclaim did take.',
  },
};
