/** A metric of reports and diffs: where it is taken from, and what it may be added up over. */
export interface AnalysisMetric {
  readonly subject: 'process' | 'mapping' | 'cgroup' | 'host';
  readonly metric: string;
  /** In kernel field names. */
  readonly source: string;
  /** Used where the source is missing; the report says so. */
  readonly fallback?: string;
  readonly sumsOver?: 'mappings' | 'processes' | 'children';
  readonly seenAs: readonly string[];
}

type Row = readonly [
  metric: string,
  source: string,
  fallback?: string | null,
  sumsOver?: AnalysisMetric['sumsOver'] | null,
  ...seenAs: string[],
];

const rows = (subject: AnalysisMetric['subject'], list: readonly Row[]): readonly AnalysisMetric[] =>
  list.map(([metric, source, fallback, sumsOver, ...seenAs]) => ({
    subject,
    metric,
    source,
    ...(fallback == null ? {} : { fallback }),
    ...(sumsOver == null ? {} : { sumsOver }),
    seenAs,
  }));

const workingSetNames = [
  'cAdvisor: container_memory_working_set_bytes',
  'kubectl top: MEMORY(bytes)',
  'docker stats: MEM USAGE',
  'kubelet: memory.available = capacity - working set of the root',
];

/** One definition for each metric; `sumsOver` is left out where a sum would count memory several times or means nothing. */
export const analysisMetrics: readonly AnalysisMetric[] = [
  ...rows('process', [
    ['rss', 'status.VmRSS', 'statm.resident, sum of smaps.Rss, smaps_rollup.Rss', 'mappings', 'top: RES', 'ps: RSS'],
    ['anonymous', 'status.RssAnon', 'sum of smaps.Anonymous, smaps_rollup.Anonymous', 'mappings', 'top: RSan'],
    ['file', 'status.RssFile', null, 'mappings', 'top: RSfd'],
    ['shmem', 'status.RssShmem', null, 'mappings', 'top: RSsh'],
    ['pss', 'sum of smaps.Pss', 'smaps_rollup.Pss', 'processes', 'smem: PSS', 'htop: PSS', 'psutil: pss'],
    [
      'uss',
      'sum of smaps.Private_Clean + Private_Dirty + Private_Hugetlb',
      'the same fields of smaps_rollup',
      'mappings',
      ...['smem: USS', 'top: USS', 'psutil: uss'],
    ],
    ['pssAnonymous', 'smaps_rollup.Pss_Anon', 'estimated from the mappings in smaps', 'processes', 'top: PSan'],
    ['pssFile', 'smaps_rollup.Pss_File', null, 'processes', 'top: PSfd'],
    ['pssShmem', 'smaps_rollup.Pss_Shmem', null, 'processes', 'top: PSsh'],
    ['swapPss', 'sum of smaps.SwapPss', 'smaps_rollup.SwapPss', 'processes'],
    ['lazyFree', 'sum of smaps.LazyFree', 'smaps_rollup.LazyFree', 'mappings'],
    ['anonymousHuge', 'sum of smaps.AnonHugePages', 'smaps_rollup.AnonHugePages', 'mappings'],
    ['swap', 'status.VmSwap', 'sum of smaps.Swap', null, 'top: SWAP', 'smem: Swap'],
    ['virtual', 'status.VmSize', 'statm.size, stat.vsize', 'mappings', 'top: VIRT', 'ps: VSZ'],
    ['pageTables', 'status.VmPTE', null, 'processes'],
    ['peakRss', 'status.VmHWM'],
    ['peakVirtual', 'status.VmPeak'],
    ['locked', 'status.VmLck', null, 'mappings'],
    ['hugetlb', 'status.HugetlbPages', null, 'mappings'],
    ['threads', 'status.Threads', 'stat.num_threads', 'processes', 'ps: NLWP'],
    ['mappings', 'number of maps lines', 'number of smaps blocks'],
    ['oomScore', 'oom_score'],
    ['oomScoreAdj', 'oom_score_adj'],
    ['minorFaults', 'stat.minflt', null, 'processes', 'top: nMin'],
    ['majorFaults', 'stat.majflt', null, 'processes', 'top: nMaj'],
  ]),
  ...rows('mapping', [
    ['size', 'smaps.Size', 'end - start', 'mappings', 'pmap: Kbytes'],
    ['rss', 'smaps.Rss', null, 'mappings', 'pmap -x: RSS'],
    ['pss', 'smaps.Pss', null, 'processes', 'pmap -X: Pss'],
    ['uss', 'smaps.Private_Clean + Private_Dirty + Private_Hugetlb', null, 'mappings'],
    ['anonymous', 'smaps.Anonymous', null, 'mappings', 'pmap -X: Anonymous'],
    ['swap', 'smaps.Swap', null, 'mappings'],
    ['swapPss', 'smaps.SwapPss', null, 'processes'],
    ['anonymousHuge', 'smaps.AnonHugePages', null, 'mappings'],
    ['locked', 'smaps.Locked', null, 'processes'],
    ['hugetlb', 'smaps.Shared_Hugetlb + Private_Hugetlb', null, 'mappings'],
  ]),
  ...rows('cgroup', [
    [
      'usage',
      'v2: memory.current; v1: memory.usage_in_bytes',
      null,
      'children',
      'cAdvisor: container_memory_usage_bytes',
      'systemd: MemoryCurrent',
    ],
    ['peak', 'v2: memory.peak; v1: memory.max_usage_in_bytes', null, null, 'cAdvisor: container_memory_max_usage_bytes'],
    [
      'limit',
      'v2: memory.max; v1: memory.limit_in_bytes',
      null,
      null,
      'cAdvisor: container_spec_memory_limit_bytes',
      'docker stats: LIMIT',
    ],
    ['effectiveLimit', 'smallest limit on the path to the root; v1 also hierarchical_memory_limit'],
    ['high', 'v2: memory.high'],
    ['low', 'v2: memory.low'],
    ['min', 'v2: memory.min'],
    ['swap', 'v2: memory.swap.current; v1: memsw.usage_in_bytes - usage_in_bytes', null, 'children', 'cAdvisor: container_memory_swap'],
    ['swapLimit', 'v2: memory.swap.max; v1: memsw.limit_in_bytes - limit_in_bytes'],
    ['anonymous', 'v2: anon; v1: total_rss', null, 'children', 'cAdvisor: container_memory_rss'],
    ['file', 'v2: file - shmem; v1: total_cache - total_shmem', null, 'children'],
    ['shmem', 'v2: shmem; v1: total_shmem', null, 'children'],
    [
      'kernel',
      'v2: kernel; v1: kmem.usage_in_bytes',
      'v2: kernel_stack + pagetables + percpu + slab',
      'children',
      'cAdvisor: container_memory_kernel_usage',
    ],
    ['slab', 'v2: slab', 'v2: slab_reclaimable + slab_unreclaimable', 'children'],
    ['sock', 'v2: sock; v1: kmem.tcp.usage_in_bytes', null, 'children'],
    ['workingSet', 'v2: memory.current - inactive_file; v1: usage_in_bytes - total_inactive_file', null, null, ...workingSetNames],
    ['unreclaimable', 'v2: anon + shmem + kernel - slab_reclaimable + sock; v1: total_rss + total_shmem + kmem.usage_in_bytes'],
    ['oomKills', 'v2: memory.events oom_kill; v1: memory.oom_control oom_kill', null, null, 'kubectl describe: OOMKilled'],
    ['limitHits', 'v2: memory.events max; v1: memory.failcnt', null, null, 'cAdvisor: container_memory_failcnt'],
    ['swapLimitHits', 'v2: memory.swap.events max; v1: memory.memsw.failcnt'],
    ['highEvents', 'v2: memory.events high'],
    ['pressureSome', 'v2: memory.pressure some total'],
    ['pressureFull', 'v2: memory.pressure full total'],
  ]),
  ...rows('host', [
    ['total', 'meminfo.MemTotal', null, null, 'free: total'],
    ['free', 'meminfo.MemFree', null, null, 'free: free'],
    ['available', 'meminfo.MemAvailable', null, null, 'free: available', 'top: avail Mem'],
    ['anonymous', 'meminfo.AnonPages'],
    ['pageCache', 'meminfo.Cached + Buffers - Shmem', null, null, 'free: buff/cache'],
    ['shmem', 'meminfo.Shmem', null, null, 'free: shared'],
    ['slab', 'meminfo.Slab'],
    ['kernelStack', 'meminfo.KernelStack'],
    ['pageTables', 'meminfo.PageTables'],
    ['percpu', 'meminfo.Percpu'],
    ['hugetlb', 'meminfo.Hugetlb', 'HugePages_Total x Hugepagesize'],
    ['swapTotal', 'meminfo.SwapTotal', null, null, 'free: Swap total'],
    ['swapUsed', 'meminfo.SwapTotal - SwapFree', null, null, 'free: Swap used'],
    ['committed', 'meminfo.Committed_AS'],
    ['swapCacheUnmapped', 'max(0, min(SwapCached, Active(anon) + Inactive(anon) - AnonPages - Shmem))'],
    ['unaccounted', 'meminfo.MemTotal minus all that meminfo accounts for'],
    ['oomKills', 'vmstat.oom_kill'],
  ]),
];
