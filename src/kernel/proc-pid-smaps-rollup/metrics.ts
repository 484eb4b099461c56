import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/ABI/testing/procfs-smaps_rollup; fs/proc/task_mmu.c show_smaps_rollup(), __show_smap()';

const total = {
  unit: 'bytes',
  printed: 'kB',
  kind: 'gauge',
  tier: 1,
  since: '4.14',
  config: 'CONFIG_PROC_PAGE_MONITOR',
  reference,
} as const;
const thp = { ...total, config: 'CONFIG_TRANSPARENT_HUGEPAGE' } as const;
const hugetlb = { ...total, config: 'CONFIG_HUGETLB_PAGE' } as const;
const byKind = { ...total, since: '5.3', identities: ['Pss = Pss_Anon + Pss_File + Pss_Shmem'] } as const;
const uss = 'USS = Private_Clean + Private_Dirty + Private_Hugetlb';

/** In the order in which the newest kernels print them. */
export const metrics = {
  '[rollup]': { unit: 'text', kind: 'identity', tier: 1, names: ['[rollup] header line'], since: '4.14', reference },
  Rss: {
    ...total,
    identities: ['Rss = Shared_Clean + Shared_Dirty + Private_Clean + Private_Dirty', 'Rss = sum(smaps Rss)', 'Rss ~ VmRSS'],
  },
  Pss: {
    ...total,
    identities: ['Pss = Pss_Anon + Pss_File + Pss_Shmem', 'Pss <= Rss', 'sum(smaps Pss) <= Pss'],
    seenAs: ['top: PSS', 'psutil: pss'],
  },
  Pss_Dirty: { ...total, since: '6.0', recalled: true, identities: ['Pss_Dirty <= Pss'] },
  Pss_Anon: { ...byKind, seenAs: ['top: PSan'] },
  Pss_File: { ...byKind, seenAs: ['top: PSfd'] },
  Pss_Shmem: { ...byKind, seenAs: ['top: PSsh'] },
  Shared_Clean: { ...total, identities: ['part of Rss', 'Shared_Clean = sum(smaps Shared_Clean)'] },
  Shared_Dirty: { ...total, identities: ['part of Rss', 'Shared_Dirty = sum(smaps Shared_Dirty)'] },
  Private_Clean: { ...total, identities: ['part of Rss', uss, 'Private_Clean = sum(smaps Private_Clean)'] },
  Private_Dirty: { ...total, identities: ['part of Rss', uss, 'Private_Dirty = sum(smaps Private_Dirty)'] },
  Referenced: { ...total, identities: ['Referenced <= Rss'] },
  Anonymous: { ...total, identities: ['Anonymous <= Rss', 'Anonymous ~ RssAnon'] },
  KSM: { ...total, since: '6.7', recalled: true, config: 'CONFIG_KSM', identities: ['KSM <= Anonymous'] },
  LazyFree: { ...total, identities: ['LazyFree <= Anonymous'] },
  AnonHugePages: { ...thp, identities: ['AnonHugePages <= Anonymous'] },
  ShmemPmdMapped: { ...thp, identities: ['part of Rss'] },
  FilePmdMapped: { ...thp, since: '5.4', recalled: true, identities: ['part of Rss'] },
  Shared_Hugetlb: { ...hugetlb, identities: ['Shared_Hugetlb + Private_Hugetlb = HugetlbPages'] },
  Private_Hugetlb: { ...hugetlb, identities: ['Shared_Hugetlb + Private_Hugetlb = HugetlbPages', uss] },
  Swap: { ...total, identities: ['Swap >= VmSwap', 'Swap - swapped shmem = VmSwap'], seenAs: ['psutil: swap'] },
  SwapPss: { ...total, identities: ['SwapPss <= Swap'] },
  Locked: { ...total, identities: ['Locked <= Pss'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
