import { hostCounters } from './host-counters.ts';
import { nodeMetrics } from './node-metrics.ts';
import { derive, readField } from './read-field.ts';
import type { MetricReadings, ParsedFile, Reading } from './snapshot.ts';

/** The metrics of the host by their definitions. */
export function hostMetrics(files: ReadonlyMap<string, ParsedFile>): MetricReadings {
  const meminfo = (key: string): Reading => readField(files, 'meminfo', key);
  const metrics = {
    total: [meminfo('MemTotal')],
    free: [meminfo('MemFree')],
    available: [meminfo('MemAvailable')],
    anonymous: [meminfo('AnonPages')],
    // Cached holds shmem, which no reclaim can drop without swap: it has a line of its own.
    pageCache: [
      derive(
        'meminfo.Cached+Buffers-Shmem',
        [meminfo('Cached'), meminfo('Buffers'), meminfo('Shmem')],
        ([cached = 0, buffers = 0, shmem = 0]) => cached + buffers - shmem,
      ),
    ],
    shmem: [meminfo('Shmem')],
    slab: [meminfo('Slab')],
    slabReclaimable: [meminfo('SReclaimable')],
    slabUnreclaimable: [meminfo('SUnreclaim')],
    kernelStack: [meminfo('KernelStack')],
    pageTables: [meminfo('PageTables')],
    percpu: [meminfo('Percpu')],
    hugetlb: [
      meminfo('Hugetlb'),
      derive(
        'meminfo.HugePages_Total*Hugepagesize',
        [meminfo('HugePages_Total'), meminfo('Hugepagesize')],
        ([total = 0, size = 0]) => total * size,
      ),
    ],
    swapTotal: [meminfo('SwapTotal')],
    swapUsed: [derive('meminfo.SwapTotal-SwapFree', [meminfo('SwapTotal'), meminfo('SwapFree')], ([total = 0, free = 0]) => total - free)],
    swapCached: [meminfo('SwapCached')],
    swapCacheUnmapped: swapCacheUnmapped(meminfo),
    committed: [meminfo('Committed_AS')],
    cached: [meminfo('Cached')],
    mapped: [meminfo('Mapped')],
    dirty: [meminfo('Dirty')],
    anonymousHuge: [meminfo('AnonHugePages')],
    hugePagesTotal: [meminfo('HugePages_Total')],
    hugePagesFree: [meminfo('HugePages_Free')],
    mlocked: [meminfo('Mlocked')],
    commitLimit: [meminfo('CommitLimit')],
  };
  return { ...metrics, unaccounted: [unaccounted(metrics)], ...hostCounters(files), ...nodeMetrics(files) };
}

/** Used RAM that no counter names: drivers, network buffers, per-CPU page lists, balloon. Not lost, only not itemised. */
function unaccounted(metrics: Readonly<Record<string, readonly Reading[]>>): Reading {
  const first = (key: string): Reading =>
    metrics[key]?.find((reading) => reading.state === 'known') ?? { state: 'missing', reason: 'no-such-field', source: key };
  const optional = ['percpu', 'hugetlb'].map(first).filter((reading) => reading.state === 'known');
  const parts = ['free', 'anonymous', 'pageCache', 'shmem', 'slab', 'kernelStack', 'pageTables', 'swapCacheUnmapped'].map(first);
  return derive(
    'meminfo.MemTotal minus its known parts',
    [first('total'), ...parts, ...optional],
    ([total = 0, ...rest]) => total - rest.reduce((sum, value) => sum + value, 0),
    'estimated',
  );
}

/**
 * Swap cache that no process maps. What is mapped again is in AnonPages already (mm/rmap.c); the anonymous LRU lists hold AnonPages, shmem and
 * the swap cache, each page once. Locked pages are on neither list: at least so much. Without the lists, all of it at most.
 */
function swapCacheUnmapped(meminfo: (key: string) => Reading): readonly Reading[] {
  const cached = meminfo('SwapCached');
  const lists = ['Active(anon)', 'Inactive(anon)', 'AnonPages', 'Shmem'].map(meminfo);
  return [
    derive(
      'max(0, min(SwapCached, Active(anon)+Inactive(anon)-AnonPages-Shmem))',
      [cached, ...lists],
      ([most = 0, active = 0, inactive = 0, anonymous = 0, shmem = 0]) =>
        Math.max(0, Math.min(most, active + inactive - anonymous - shmem)),
      'estimated',
    ),
    derive('meminfo.SwapCached', [cached], ([most = 0]) => most, 'estimated'),
  ];
}
