import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc_meminfo(5); Documentation/filesystems/proc.rst (meminfo); fs/proc/meminfo.c meminfo_proc_show()';
const gauge = { unit: 'bytes', printed: 'kB', kind: 'gauge', tier: 1, reference } as const;

/** Free memory, page cache, anonymous memory and their LRU lists, swap. */
export const useMetrics = {
  MemTotal: {
    ...gauge,
    since: '2.6',
    identities: ['MemTotal = sum over zones of zoneinfo.managed', 'HighTotal + LowTotal = MemTotal'],
    seenAs: ['free: total', 'top: MiB Mem total', 'node_exporter: node_memory_MemTotal_bytes'],
  },
  MemFree: {
    ...gauge,
    since: '2.6',
    identities: ['MemFree = vmstat.nr_free_pages', 'MemFree = sum over buddyinfo of blocks x 2^order', 'HighFree + LowFree = MemFree'],
    seenAs: ['free: free', 'top: MiB Mem free', 'vmstat: free', 'node_exporter: node_memory_MemFree_bytes'],
  },
  MemAvailable: {
    ...gauge,
    since: '3.14',
    seenAs: ['free: available', 'top: avail Mem', 'node_exporter: node_memory_MemAvailable_bytes'],
    reference: 'proc_meminfo(5); Documentation/filesystems/proc.rst (meminfo); mm/show_mem.c si_mem_available()',
  },
  Buffers: {
    ...gauge,
    since: '2.4',
    identities: ['vmstat.nr_file_pages = Cached + Buffers + SwapCached'],
    seenAs: ['free: buffers', 'vmstat: buff'],
  },
  Cached: {
    ...gauge,
    since: '2.4',
    identities: ['Cached = vmstat.nr_file_pages - SwapCached - Buffers', 'Active(file) + Inactive(file) ~ Cached + Buffers - Shmem'],
    seenAs: ['free: part of buff/cache (Buffers + Cached + SReclaimable)', 'vmstat: part of cache'],
  },
  SwapCached: { ...gauge, since: '2.4', identities: ['SwapCached = vmstat.nr_swapcached'] },
  Active: { ...gauge, since: '2.4', identities: ['Active = Active(anon) + Active(file)'], seenAs: ['vmstat -a: active'] },
  Inactive: { ...gauge, since: '2.4', identities: ['Inactive = Inactive(anon) + Inactive(file)'], seenAs: ['vmstat -a: inact'] },
  'Active(anon)': { ...gauge, since: '2.6.28', identities: ['Active = Active(anon) + Active(file)'] },
  'Inactive(anon)': {
    ...gauge,
    since: '2.6.28',
    identities: ['Active(anon) + Inactive(anon) ~ AnonPages + Shmem - unevictable part + unmapped SwapCached'],
  },
  'Active(file)': { ...gauge, since: '2.6.28', identities: ['Active = Active(anon) + Active(file)'] },
  'Inactive(file)': { ...gauge, since: '2.6.28', identities: ['Inactive = Inactive(anon) + Inactive(file)'] },
  Unevictable: { ...gauge, since: '2.6.28', identities: ['Unevictable >= Mlocked (about)'] },
  Mlocked: { ...gauge, since: '2.6.28', identities: ['Mlocked <= sum over processes of status.VmLck', 'Mlocked = vmstat.nr_mlock'] },
  HighTotal: { ...gauge, tier: 2, since: '2.4', config: 'CONFIG_HIGHMEM', identities: ['HighTotal + LowTotal = MemTotal'] },
  HighFree: { ...gauge, tier: 2, since: '2.4', config: 'CONFIG_HIGHMEM', identities: ['HighFree + LowFree = MemFree'] },
  LowTotal: { ...gauge, tier: 2, since: '2.4', config: 'CONFIG_HIGHMEM', identities: ['HighTotal + LowTotal = MemTotal'] },
  LowFree: { ...gauge, tier: 2, since: '2.4', config: 'CONFIG_HIGHMEM', identities: ['HighFree + LowFree = MemFree'] },
  MmapCopy: { ...gauge, tier: 2, since: '2.6.29', config: '!CONFIG_MMU' },
  SwapTotal: {
    ...gauge,
    since: '2.4',
    identities: ['SwapTotal = sum over swaps of Size'],
    seenAs: ['free: Swap total', 'top: MiB Swap total'],
  },
  SwapFree: {
    ...gauge,
    since: '2.4',
    identities: ['SwapTotal - SwapFree = sum over swaps of Used'],
    seenAs: ['free: Swap free', 'top: MiB Swap free', 'vmstat: swpd is SwapTotal - SwapFree'],
  },
  Zswap: { ...gauge, since: '5.19', recalled: true, config: 'CONFIG_ZSWAP' },
  Zswapped: { ...gauge, since: '5.19', recalled: true, config: 'CONFIG_ZSWAP' },
  Dirty: { ...gauge, since: '2.6', identities: ['Dirty = vmstat.nr_dirty'] },
  Writeback: { ...gauge, since: '2.6', identities: ['Writeback = vmstat.nr_writeback'] },
  AnonPages: {
    ...gauge,
    since: '2.6.18',
    identities: [
      'AnonPages = vmstat.nr_anon_pages',
      'AnonPages <= sum over processes of status.RssAnon',
      'Active(anon) + Inactive(anon) ~ AnonPages + Shmem - unevictable part + unmapped SwapCached',
    ],
  },
  Mapped: {
    ...gauge,
    since: '2.6',
    identities: ['Mapped = vmstat.nr_mapped', 'sum over processes of smaps.Pss ~ AnonPages + Mapped'],
  },
  Shmem: { ...gauge, since: '2.6.32', identities: ['Shmem = vmstat.nr_shmem'], seenAs: ['free: shared'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
