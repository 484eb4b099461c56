import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  overcommit_memory: {
    meaning:
      'How the kernel promises memory: 0 refuses only a single request above RAM plus swap, 1 refuses nothing, 2 keeps all promises below CommitLimit.',
    trap: 'Mode 0 does not look at free memory. Mode 2 does not save a cgroup from OOM at its own limit.',
    when: 'When malloc or fork fails with ENOMEM: in mode 2 compare Committed_AS with CommitLimit.',
  },
  overcommit_ratio: {
    meaning: 'Share of RAM, without hugetlb pools, that counts in CommitLimit.',
    trap: 'Used in mode 2 only, and 0 when overcommit_kbytes is set.',
    when: 'When CommitLimit is lower than expected: the default is 50.',
  },
  overcommit_kbytes: {
    meaning: 'The same as an absolute amount.',
    trap: '0 means that overcommit_ratio applies.',
    when: 'With overcommit_memory 2.',
  },
  admin_reserve_kbytes: { meaning: 'Room kept for root in strict mode (2), so that one can still log in and act.' },
  user_reserve_kbytes: { meaning: 'Room kept for the user in strict mode (2), so that one process that took all can be ended.' },
  swappiness: {
    meaning:
      'Weight between reclaiming anonymous and file pages, by what getting them back costs: 100 is equal, lower spares anonymous pages.',
    trap: 'No percentage at which swapping begins, and 0 does not switch swap off. The maximum was 100 before 5.8, 200 since. Cgroup v1 has its own.',
    when: 'When a host swaps with a large cache, or does not swap with an idle heap.',
  },
  min_free_kbytes: {
    meaning: 'The reserve from which the min watermarks of all zones are derived.',
    trap: 'Larger is not safer: several GiB here are several GiB nobody can use, and reclaim begins earlier.',
    when: 'When atomic allocations fail (too low), or memory runs out early (too high).',
  },
  watermark_scale_factor: {
    meaning: 'Distance between the min, low and high watermarks, in ten-thousandths of the memory: 10 is 0.1 percent.',
    trap: 'No reserve that is lost: kswapd only starts earlier and does more at a time.',
    when: 'When allocstall rises although there is plenty of cache to take.',
  },
  watermark_boost_factor: {
    meaning: 'How far watermarks are raised for a while after fragmentation: 15000 is 150 percent of high, 0 is off.',
    trap: 'Explains reclaim while memory is free.',
  },
  vfs_cache_pressure: {
    meaning: 'How eagerly dentries and inodes are reclaimed against page cache; 100 is even.',
    trap: '0 never reclaims them and can end in OOM.',
    when: 'When SReclaimable is large and stays.',
  },
  vfs_cache_pressure_denom: { meaning: 'What vfs_cache_pressure is divided by.' },
  dirty_ratio: {
    meaning: 'Dirty page cache at which a writing task is made to wait, as a share of available memory.',
    trap: 'Not of RAM: free and reclaimable pages count. 0 means that dirty_bytes is set instead.',
    when: 'When writers stall; the default is 20.',
  },
  dirty_background_ratio: {
    meaning: 'Dirty page cache at which writing in the background begins, as a share of available memory.',
    trap: '0 means that dirty_background_bytes is set instead.',
  },
  dirty_bytes: { meaning: 'Absolute form of dirty_ratio.', trap: '0 means that the ratio applies.' },
  dirty_background_bytes: { meaning: 'Absolute form of dirty_background_ratio.', trap: '0 means that the ratio applies.' },
  dirty_expire_centisecs: { meaning: 'Age at which dirty data is due for writing.' },
  dirty_writeback_centisecs: { meaning: 'How often the flusher wakes up.', trap: '0 switches periodic writing off.' },
  dirtytime_expire_seconds: { meaning: 'How long a changed time stamp may stay unwritten on lazytime mounts.' },
  zone_reclaim_mode: {
    meaning: 'Reclaim on the own NUMA node before memory of another is taken: bit 1 on, 2 may write, 4 may swap.',
    trap: 'Default 0 since 3.16; older kernels switched it on by themselves on some machines.',
    when: 'Stalls and shrinking cache while other nodes have free memory.',
  },
  max_map_count: {
    meaning: 'Most mappings (lines in maps) a process may have.',
    trap: 'At the limit mmap and mprotect fail with ENOMEM, which looks like missing memory though RAM is free.',
    when: 'For programs with very many mappings: Elasticsearch, databases, allocators with guard pages.',
  },
  oom_kill_allocating_task: {
    meaning: '1: the OOM killer ends the task that asked for memory, instead of the largest.',
    trap: 'The victim then says nothing about who used the memory.',
    when: 'Before blaming the victim of an OOM kill.',
  },
  panic_on_oom: {
    meaning: 'Panic instead of killing: 1 for the host, 2 also when a cgroup or cpuset runs out.',
    trap: 'A reboot without an OOM report may have been one.',
    when: 'After unexplained reboots.',
  },
  oom_dump_tasks: { meaning: '1: an OOM report lists all tasks.', trap: 'The list is in pages, not kB.' },
  compaction_proactiveness: { meaning: 'How eagerly memory is compacted in the background, 0 to 100.' },
  compact_unevictable_allowed: {
    meaning: '1: compaction may move locked pages.',
    trap: 'Latency-critical systems set 0, because a move delays the program.',
  },
  extfrag_threshold: { meaning: 'Fragmentation, 0 to 1000, above which compaction is preferred to reclaim.' },
  defrag_mode: { meaning: '1: the allocator tries harder to avoid fragmentation.' },
  lowmem_reserve_ratio: {
    meaning: 'How much of the lower zones is kept from allocations that could use higher ones, as 1/n for each zone.',
  },
  'page-cluster': {
    meaning: 'Pages read from swap at once, as a power of two: 3 is 8 pages.',
    trap: '0 is usual for zram, where reading ahead only costs CPU.',
  },
  min_slab_ratio: { meaning: 'Share of a node that reclaimable slab must reach before zone_reclaim_mode shrinks it.' },
  min_unmapped_ratio: { meaning: 'Share of a node that unmapped page cache must reach before zone_reclaim_mode takes it.' },
  percpu_pagelist_high_fraction: { meaning: 'Limit of the per-CPU page lists as a fraction of the zone; 0 is automatic.' },
  percpu_pagelist_fraction: { meaning: 'Its predecessor on kernels before about 5.14.' },
  stat_interval: {
    meaning: 'How often CPUs add their statistics to the totals.',
    trap: 'vmstat and meminfo lag by up to this; idle and isolated CPUs add theirs later still.',
  },
  nr_hugepages: {
    meaning: 'Size of the persistent pool of huge pages of the default size.',
    trap: 'Memory nobody else can use. Other sizes are in sysfs only.',
    when: 'When RAM is missing that no process has.',
  },
  nr_hugepages_mempolicy: { meaning: 'The same file for writers that want their memory policy obeyed.' },
  nr_overcommit_hugepages: {
    meaning: 'Huge pages that may be added to the pool when it is empty.',
    trap: 'A permission, not a reserve: the pages may not be there when asked for.',
    when: 'With HugePages_Surp.',
  },
  hugetlb_optimize_vmemmap: { meaning: '1: most page descriptors of huge pages are given back: 7 of 8 pages for each 2 MiB.' },
  hugetlb_shm_group: { meaning: 'Group whose members may make System V segments of huge pages.' },
  hugepages_treat_as_movable: { meaning: 'Old kernels: allow huge pages in the movable zone.' },
  memfd_noexec: { meaning: 'Whether memfd files may be executable: 0 as before, 1 not by default, 2 never.' },
  mmap_min_addr: { meaning: 'Lowest address a process may map.' },
  legacy_va_layout: { meaning: '1: mappings grow upwards, as on very old kernels.' },
  mmap_rnd_bits: { meaning: 'Bits of randomness in mapping addresses.' },
  mmap_rnd_compat_bits: { meaning: 'The same for 32-bit programs on a 64-bit kernel.' },
  memory_failure_early_kill: { meaning: '1: processes that map a broken page are told at once, not when they touch it.' },
  memory_failure_recovery: { meaning: '1: try to live with broken pages; 0: panic.' },
  enable_soft_offline: { meaning: '1: pages with many corrected errors may be taken out of use.' },
  unprivileged_userfaultfd: { meaning: '1: every user may use userfaultfd for faults in the kernel too.' },
  numa_stat: { meaning: '0: the numa_ counters of vmstat stand still.' },
  laptop_mode: { meaning: 'Gathers disk writes so that disks can sleep; 0 is off.' },
  highmem_is_dirtyable: { meaning: '32-bit only: highmem counts for the dirty limits.' },
  numa_zonelist_order: { meaning: 'Order in which zones of other nodes are tried; only "Node" is left on current kernels.' },
  page_lock_unfairness: { meaning: 'How often a waiter for a page lock may be overtaken.' },
  shrink_inodes_with_pagecache: { meaning: 'Seen on a 6.18 kernel; not documented where we looked. Shown as it is.' },
  nr_pdflush_threads: { meaning: 'Old kernels: number of writeback threads; a constant 0 later.' },
};
