import { derive, readField } from './read-field.ts';
import type { MetricReadings, ParsedFile, Reading } from './snapshot.ts';

type Files = ReadonlyMap<string, ParsedFile>;

/** The metrics of a memory cgroup by their definitions. `effectiveLimit` needs the ancestors and is added by the tree. */
export function cgroupMetrics(version: 1 | 2, files: Files): MetricReadings {
  return version === 1 ? v1Metrics(files) : v2Metrics(files);
}

function v1Metrics(files: Files): MetricReadings {
  const value = (key: string): Reading => readField(files, 'v1:memory', key);
  const stat = (key: string): Reading => readField(files, 'v1:memory.stat', key);
  const none = (source: string): Reading => ({ state: 'missing', reason: 'no-such-field', source });
  const usage = value('memory.usage_in_bytes');
  const shmem = stat('total_shmem');
  const kernel = value('memory.kmem.usage_in_bytes');
  return {
    usage: [usage],
    peak: [value('memory.max_usage_in_bytes')],
    limit: [value('memory.limit_in_bytes')],
    high: [none('memory.high (not in v1)')],
    low: [none('memory.low (not in v1)')],
    min: [none('memory.min (not in v1)')],
    // Two files read one after the other: the difference can be negative for a moment.
    swap: [
      derive('v1:memory.memsw.usage-usage', [value('memory.memsw.usage_in_bytes'), usage], ([both = 0, memory = 0]) =>
        Math.max(0, both - memory),
      ),
      stat('total_swap'),
    ],
    swapLimit: [v1SwapLimit(value('memory.memsw.limit_in_bytes'), value('memory.limit_in_bytes'))],
    anonymous: [stat('total_rss')],
    file: [
      derive('v1:memory.stat.total_cache-total_shmem', [stat('total_cache'), shmem], ([cache = 0, shared = 0]) => cache - shared),
      stat('total_cache'),
    ],
    shmem: [shmem],
    kernel: [kernel],
    slab: [none('slab (not in v1 memory.stat)')],
    sock: [value('memory.kmem.tcp.usage_in_bytes')],
    workingSet: [
      derive('usage_in_bytes-total_inactive_file', [usage, stat('total_inactive_file')], ([used = 0, inactive = 0]) =>
        Math.max(0, used - inactive),
      ),
    ],
    unreclaimable: [
      derive('total_rss+total_shmem+kmem.usage', [stat('total_rss'), shmem, kernel], add, 'estimated'),
      derive('total_rss+kmem.usage', [stat('total_rss'), kernel], add, 'estimated'),
    ],
    oomKills: [readField(files, 'v1:memory.oom_control', 'oom_kill')],
    limitHits: [value('memory.failcnt')],
    // Where both limits are equal this one is charged first, and memory.failcnt stays 0 (try_charge_memcg, mm/memcontrol.c).
    swapLimitHits: [value('memory.memsw.failcnt')],
    highEvents: [none('memory.events.high (not in v1)')],
    pressureSome: [readField(files, 'v2:memory.pressure', 'some.total')],
    pressureFull: [readField(files, 'v2:memory.pressure', 'full.total')],
    pageFaults: [stat('total_pgfault')],
    majorFaults: [stat('total_pgmajfault')],
    anonymousRefaults: [stat('total_workingset_refault_anon')],
    fileRefaults: [stat('total_workingset_refault_file')],
    inactiveFile: [stat('total_inactive_file')],
    mappedFile: [stat('total_mapped_file')],
    swapCached: [stat('total_swapcached')],
  };
}

function v1SwapLimit(both: Reading, memory: Reading): Reading {
  if (both.state === 'known' && both.value === 'unlimited') return both;
  return derive('v1:memory.memsw.limit-limit', [both, memory], ([all = 0, ram = 0]) => all - ram);
}

function v2Metrics(files: Files): MetricReadings {
  const value = (key: string): Reading => readField(files, 'v2:memory', key);
  const stat = (key: string): Reading => readField(files, 'v2:memory.stat', key);
  const events = (key: string): Reading => readField(files, 'v2:memory.events', key);
  const usage = value('memory.current');
  const kernelParts = [stat('kernel_stack'), stat('pagetables'), stat('percpu'), stat('slab')];
  // Before 5.18 there is no `kernel` line; its named parts are a lower bound.
  const kernel = [stat('kernel'), derive('kernel_stack+pagetables+percpu+slab', kernelParts, add, 'estimated')];
  const knownKernel = kernel.find((reading) => reading.state === 'known') ?? stat('kernel');
  return {
    usage: [usage],
    peak: [value('memory.peak')],
    limit: [value('memory.max')],
    high: [value('memory.high')],
    low: [value('memory.low')],
    min: [value('memory.min')],
    swap: [value('memory.swap.current')],
    swapLimit: [value('memory.swap.max')],
    anonymous: [stat('anon')],
    file: [derive('memory.stat.file-shmem', [stat('file'), stat('shmem')], ([file = 0, shmem = 0]) => file - shmem)],
    shmem: [stat('shmem')],
    kernel,
    slab: [stat('slab'), derive('slab_reclaimable+slab_unreclaimable', [stat('slab_reclaimable'), stat('slab_unreclaimable')], add)],
    sock: [stat('sock')],
    workingSet: [
      derive('memory.current-inactive_file', [usage, stat('inactive_file')], ([used = 0, inactive = 0]) => Math.max(0, used - inactive)),
    ],
    unreclaimable: [
      derive(
        'anon+shmem+kernel-slab_reclaimable+sock',
        [stat('anon'), stat('shmem'), knownKernel, stat('slab_reclaimable'), stat('sock')],
        ([anonymous = 0, shmem = 0, all = 0, reclaimable = 0, sock = 0]) => anonymous + shmem + Math.max(0, all - reclaimable) + sock,
        'estimated',
      ),
    ],
    oomKills: [events('oom_kill')],
    limitHits: [events('max')],
    swapLimitHits: [readField(files, 'v2:memory.swap.events', 'max')],
    highEvents: [events('high')],
    pressureSome: [readField(files, 'v2:memory.pressure', 'some.total')],
    pressureFull: [readField(files, 'v2:memory.pressure', 'full.total')],
    pageFaults: [stat('pgfault')],
    majorFaults: [stat('pgmajfault')],
    anonymousRefaults: [stat('workingset_refault_anon')],
    fileRefaults: [stat('workingset_refault_file'), stat('workingset_refault')],
    pagesScanned: [stat('pgscan')],
    pagesReclaimed: [stat('pgsteal')],
    inactiveFile: [stat('inactive_file')],
    mappedFile: [stat('file_mapped')],
    swapCached: [stat('swapcached')],
    hugetlb: hugetlb(files),
    dyingDescendants: [readField(files, 'v2:cgroup.stat', 'nr_dying_descendants')],
  };
}

/** Huge pages charged to the hugetlb controller, over all page sizes; they are not in memory.current unless the mount asks for it. */
function hugetlb(files: Files): readonly Reading[] {
  const record = files.get('v2:hugetlb')?.record;
  const keys = record?.type === 'fields' ? [...record.fields.keys()].filter((key) => /^hugetlb\.[^.]+\.current$/u.test(key)) : [];
  if (keys.length === 0) return [{ state: 'missing', reason: 'not-captured', source: 'hugetlb.<size>.current' }];
  return [
    derive(
      'hugetlb.<size>.current (sum)',
      keys.map((key) => readField(files, 'v2:hugetlb', key)),
      add,
    ),
  ];
}

const add = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
