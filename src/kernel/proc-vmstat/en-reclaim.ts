import type { MetricTexts } from '../metric-doc.ts';
import type { reclaimMetrics } from './metrics-reclaim.ts';

const noCgroups =
  'Reclaim done because of a cgroup limit is not in it (up to 6.18), so 0 does not prove that nothing was reclaimed: see pgscan_anon and pgscan_file.';
const secondView = 'A second view of the same pages: never add it to pgscan_kswapd and its kin.';

export const reclaimTexts: MetricTexts<typeof reclaimMetrics> = {
  workingset_refault_anon: {
    meaning: 'Anonymous pages that were swapped out and needed again.',
    trap: 'One refault says little; the rate, and how many of them were activated, tells whether memory is too small.',
    when: 'Swapping: with pswpin and memory pressure.',
  },
  workingset_refault_file: {
    meaning: 'File pages that were evicted and read again.',
    trap: 'Dropping caches by hand and reading large files in a loop cause them as well. Judge by activations and pressure.',
    when: 'When disks read much: is the cache too small for the work?',
  },
  workingset_refault: {
    meaning: 'Pages evicted and needed again, on kernels before 5.9, where anonymous pages were not tracked.',
    trap: 'Absent on newer kernels, which split it into _anon and _file.',
    when: 'As workingset_refault_file.',
  },
  workingset_activate_anon: {
    meaning: 'Refaulted anonymous pages that came back so soon that they count as active at once.',
    trap: 'A subset of the refaults, and the harmful one.',
    when: 'Rising together with pressure: anonymous memory in use does not fit.',
  },
  workingset_activate_file: {
    meaning: 'Refaulted file pages that came back so soon that a slightly larger cache would have kept them.',
    trap: 'A subset of the refaults, and a stronger sign than those.',
    when: 'When refaults rise: are these rising too?',
  },
  workingset_activate: {
    meaning: 'The same on kernels before 5.9, without a split.',
    trap: 'Absent on newer kernels, which split it into _anon and _file.',
    when: 'As workingset_activate_file.',
  },
  workingset_restore_anon: {
    meaning: 'Refaulted anonymous pages that had been active when they were evicted.',
    trap: 'Small numbers matter: reclaim is eating memory in use.',
    when: 'The clearest counter of thrashing.',
  },
  workingset_restore_file: {
    meaning: 'Refaulted file pages that had been active when they were evicted.',
    trap: 'Small numbers matter: reclaim is eating cache in use.',
    when: 'The clearest counter of thrashing.',
  },
  workingset_restore: {
    meaning: 'The same on kernels before 5.9, without a split.',
    trap: 'Absent on newer kernels, which split it into _anon and _file.',
    when: 'As workingset_restore_file.',
  },
  workingset_nodereclaim: {
    meaning: 'Times the kernel gave up part of its memory of evicted pages.',
    trap: 'Refaults after that go unnoticed.',
  },
  allocstall: {
    meaning:
      'Times an allocation found no free page and its task had to reclaim memory itself. Newer kernels count it by zone (allocstall_normal ...).',
    trap: 'Reclaim because of a cgroup limit does not count here: see memory.stat and memory.pressure of the cgroup.',
    when: 'Any rate: tasks stand still for want of memory, and kswapd does not keep ahead.',
  },
  'pgskip_<zone>': { meaning: 'Pages reclaim passed over because they lie in a zone the allocation cannot use.' },
  pgscan_kswapd: {
    meaning: 'Pages that background reclaim (kswapd) looked at.',
    trap: `Looked at, not freed. ${noCgroups}`,
    when: 'Against pgsteal_kswapd: much more scanned than taken means reclaim finds nothing.',
  },
  pgscan_direct_throttle: {
    meaning: 'Times a task in direct reclaim was put to sleep because the reserves were nearly gone.',
    trap: 'Should stay 0.',
    when: 'Above 0: the shortage was severe.',
  },
  pgscan_direct: {
    meaning: 'Pages that allocating tasks themselves had to look at (direct reclaim).',
    trap: noCgroups,
    when: 'Any rate: allocations are slowed down.',
  },
  pgscan_khugepaged: { meaning: 'Pages looked at to make room for khugepaged.' },
  pgscan_proactive: { meaning: 'Pages looked at because user space asked for reclaim (memory.reclaim and the like).' },
  pgsteal_kswapd: {
    meaning: 'Pages that background reclaim (kswapd) took. Older kernels count it by zone, still older ones as kswapd_steal.',
    trap: noCgroups,
    when: 'Divided by pgscan_kswapd: how well reclaim works.',
  },
  pgsteal_direct: {
    meaning: 'Pages that allocating tasks took themselves (direct reclaim).',
    trap: noCgroups,
    when: 'A large share against pgsteal_kswapd: programs wait for memory.',
  },
  pgsteal_khugepaged: { meaning: 'Pages taken to make room for khugepaged.' },
  pgsteal_proactive: { meaning: 'Pages taken because user space asked for reclaim (memory.reclaim and the like).' },
  'pgsteal_<zone>': { meaning: 'Pages taken from this zone by whoever reclaimed, on kernels before about 3.4.' },
  pgscan_anon: {
    meaning: 'Anonymous pages that reclaim looked at, cgroup limits included.',
    trap: secondView,
    when: 'Beyond the sum by reclaimer, and with a quiet kswapd: a cgroup reclaims at its limit.',
  },
  pgscan_file: {
    meaning: 'File pages that reclaim looked at, cgroup limits included.',
    trap: secondView,
    when: 'Beyond the sum by reclaimer, and with a quiet kswapd: a cgroup reclaims at its limit.',
  },
  pgsteal_anon: {
    meaning: 'Anonymous pages that reclaim took, cgroup limits included.',
    trap: 'A second view of the same pages: never add it to pgsteal_kswapd and its kin.',
    when: 'Against pgsteal_file: how swappiness works out.',
  },
  pgsteal_file: {
    meaning: 'File pages that reclaim took, cgroup limits included.',
    trap: 'A second view of the same pages: never add it to pgsteal_kswapd and its kin.',
    when: 'Against pgsteal_anon: how swappiness works out.',
  },
  pgrefill: {
    meaning: 'Active pages looked at in order to make some of them inactive.',
    trap: 'By zone (pgrefill_normal ...) until about 4.7.',
  },
  pgactivate: { meaning: 'Pages moved to the active list.' },
  pgdeactivate: { meaning: 'Pages moved to the inactive list.' },
  pgrotated: {
    meaning: 'Pages put to the end of the list once they had been written, to be freed next.',
    trap: 'A rate means reclaim that waits for writeback.',
  },
  nr_vmscan_write: {
    meaning: 'Pages that reclaim itself wrote; today that is swap-out.',
    trap: 'File pages are not in it on current kernels: reclaim leaves them to the flusher.',
    when: 'As a rate, for swap-out under pressure.',
  },
  nr_vmscan_immediate_reclaim: {
    meaning: 'Dirty file pages reclaim met and marked to be freed right after writeback.',
    trap: 'Many: dirty pages reach the end of the list before they are written.',
  },
  nr_throttled_written: { meaning: 'Pages written while reclaim was made to wait for writeback.' },
  slabs_scanned: { meaning: 'Kernel objects that shrinkers looked at.' },
  pginodesteal: { meaning: 'Page cache freed together with inodes, by allocating tasks.' },
  kswapd_inodesteal: {
    meaning: 'Page cache freed together with inodes, by kswapd.',
    trap: 'Cache can vanish this way without being old: too many inodes.',
  },
  kswapd_low_wmark_hit_quickly: {
    meaning: 'Times free memory fell below the low watermark again right after kswapd had finished.',
    trap: 'Often: the distance between watermarks is too small (watermark_scale_factor).',
  },
  kswapd_high_wmark_hit_quickly: { meaning: 'Times free memory fell below the high watermark again right after kswapd had finished.' },
  pageoutrun: { meaning: 'Runs of kswapd.' },
  drop_pagecache: {
    meaning: 'Times somebody wrote to drop_caches to empty the page cache.',
    trap: 'Not done by the kernel: a person or a script.',
    when: 'Above 0: explains waves of refaults and reads.',
  },
  drop_slab: {
    meaning: 'Times somebody wrote to drop_caches to shrink slab.',
    trap: 'Not done by the kernel: a person or a script.',
    when: 'Above 0: explains slow file lookups afterwards.',
  },
  oom_kill: {
    meaning: 'Processes the OOM killer ended since boot, for the host and for cgroups.',
    trap: 'Most are cgroup kills on container hosts: the host itself may have had plenty of memory.',
    when: 'Any increase: the kernel log names the victim, memory.events the cgroup.',
  },
  zone_reclaim_success: { meaning: 'Times reclaim on the own NUMA node made room (zone_reclaim_mode).' },
  zone_reclaim_failed: { meaning: 'Times it did not.', trap: 'Growing: stalls for locality without gain.' },
  unevictable_pgs_culled: { meaning: 'Pages moved to the unevictable list.' },
  unevictable_pgs_scanned: { meaning: 'Unevictable pages looked at to see whether they became evictable.' },
  unevictable_pgs_rescued: { meaning: 'Pages moved from the unevictable list back to the others.' },
  unevictable_pgs_mlocked: { meaning: 'Pages locked since boot.', trap: 'Minus unevictable_pgs_munlocked it is about Mlocked.' },
  unevictable_pgs_munlocked: { meaning: 'Pages unlocked since boot.' },
  unevictable_pgs_cleared: { meaning: 'Locked pages whose lock ended by unmapping or truncation.' },
  unevictable_pgs_stranded: { meaning: 'Pages that could not be taken back to the normal lists when they were unlocked.' },
};
