import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc_meminfo(5); Documentation/filesystems/proc.rst (meminfo); fs/proc/meminfo.c meminfo_proc_show()';
const gauge = { unit: 'bytes', printed: 'kB', kind: 'gauge', tier: 1, reference } as const;
const rare = { ...gauge, tier: 2 } as const;

/** Memory of the kernel itself, promises (commit) and hardware. */
export const kernelMetrics = {
  KReclaimable: { ...gauge, since: '4.20', identities: ['KReclaimable = SReclaimable + vmstat.nr_kernel_misc_reclaimable'] },
  Slab: {
    ...gauge,
    since: '2.6',
    identities: ['Slab = SReclaimable + SUnreclaim', 'sum over slabinfo of num_slabs x pagesperslab <= Slab'],
    seenAs: ['slabtop: Active / Total Size is the same memory by objects'],
  },
  SReclaimable: {
    ...gauge,
    since: '2.6.19',
    identities: ['Slab = SReclaimable + SUnreclaim'],
    seenAs: ['free: part of buff/cache (Buffers + Cached + SReclaimable)', 'vmstat: part of cache'],
  },
  SUnreclaim: { ...gauge, since: '2.6.19', identities: ['Slab = SReclaimable + SUnreclaim'] },
  KernelStack: { ...gauge, since: '2.6.32', identities: ['KernelStack ~ threads x 16 KiB (x86-64)'] },
  ShadowCallStack: { ...rare, since: '5.8', recalled: true, config: 'CONFIG_SHADOW_CALL_STACK' },
  PageTables: { ...gauge, since: '2.6.18', identities: ['PageTables ~ sum over processes of status.VmPTE'] },
  SecPageTables: { ...gauge, since: '6.1', recalled: true },
  Quicklists: { ...rare, since: '2.6.27', until: '5.1', config: 'CONFIG_QUICKLIST' },
  NFS_Unstable: { ...rare, since: '2.6.18' },
  Bounce: { ...rare, since: '2.6.18' },
  WritebackTmp: { ...rare, since: '2.6.26' },
  CommitLimit: {
    ...gauge,
    kind: 'limit',
    since: '2.6.10',
    identities: [
      'CommitLimit = (MemTotal - Hugetlb) x overcommit_ratio / 100 + SwapTotal',
      'CommitLimit = overcommit_kbytes + SwapTotal (where set)',
    ],
    seenAs: ['sar -r: %commit is Committed_AS / (MemTotal + SwapTotal), not against this'],
  },
  Committed_AS: { ...gauge, since: '2.6', seenAs: ['sar -r: kbcommit'] },
  VmallocTotal: { ...rare, kind: 'limit', since: '2.6' },
  VmallocUsed: { ...gauge, since: '2.6' },
  VmallocChunk: { ...rare, since: '2.6' },
  Percpu: { ...gauge, since: '4.19', recalled: true },
  EarlyMemtestBad: { ...rare, since: '6.4', recalled: true, config: 'CONFIG_MEMTEST' },
  HardwareCorrupted: { ...gauge, since: '2.6.32', config: 'CONFIG_MEMORY_FAILURE' },
  LazyFree: { ...rare, reference: 'proc_meminfo(5) against fs/proc/meminfo.c meminfo_proc_show()' },
  Unaccepted: { ...rare, since: '6.5', recalled: true, config: 'CONFIG_UNACCEPTED_MEMORY' },
  Balloon: { ...gauge, identities: ['Balloon = vmstat.nr_balloon_pages'] },
  GPUActive: rare,
  GPUReclaim: rare,
} as const satisfies Readonly<Record<string, MetricDoc>>;
