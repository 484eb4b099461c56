import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc_meminfo(5); Documentation/filesystems/proc.rst (meminfo); fs/proc/meminfo.c meminfo_proc_show()';
const gauge = { unit: 'bytes', printed: 'kB', kind: 'gauge', tier: 1, reference } as const;
const thp = { ...gauge, config: 'CONFIG_TRANSPARENT_HUGEPAGE' } as const;
const pool = { unit: 'count', printed: 'huge-pages', kind: 'gauge', tier: 1, config: 'CONFIG_HUGETLB_PAGE' } as const;
const poolReference = 'proc_meminfo(5); Documentation/admin-guide/mm/hugetlbpage.rst; mm/hugetlb.c hugetlb_report_meminfo()';
const directMap = { ...gauge, tier: 2, identities: ['sum of DirectMap* ~ physical memory the kernel maps'] } as const;
const directMapX86 = { ...directMap, since: '2.6.27' } as const;

/** Transparent and reserved huge pages, contiguous memory, the kernel's own map of RAM. */
export const hugeMetrics = {
  AnonHugePages: {
    ...thp,
    since: '2.6.38',
    identities: ['AnonHugePages = vmstat.nr_anon_transparent_hugepages x thp.hpage_pmd_size', 'AnonHugePages <= AnonPages'],
  },
  ShmemHugePages: { ...thp, since: '4.8', identities: ['ShmemHugePages <= Shmem'] },
  ShmemPmdMapped: { ...thp, since: '4.8', identities: ['ShmemPmdMapped <= ShmemHugePages'] },
  FileHugePages: { ...thp, since: '5.4', recalled: true },
  FilePmdMapped: { ...thp, tier: 2, since: '5.4', recalled: true, identities: ['FilePmdMapped <= FileHugePages'] },
  // Printed by 4.4, not by 3.18: the manual page's 3.1 is too early.
  CmaTotal: { ...gauge, since: '4.0', recalled: true, config: 'CONFIG_CMA' },
  CmaFree: {
    ...gauge,
    since: '4.0',
    recalled: true,
    config: 'CONFIG_CMA',
    identities: ['CmaFree = vmstat.nr_free_cma', 'CmaFree <= MemFree'],
  },
  HugePages_Total: {
    ...pool,
    since: '2.6',
    identities: ['HugePages_Total - HugePages_Free = huge pages in use', 'Hugetlb >= HugePages_Total x Hugepagesize'],
    reference: poolReference,
  },
  HugePages_Free: { ...pool, since: '2.6', identities: ['HugePages_Rsvd <= HugePages_Free'], reference: poolReference },
  HugePages_Rsvd: { ...pool, since: '2.6.17', identities: ['HugePages_Rsvd <= HugePages_Free'], reference: poolReference },
  HugePages_Surp: { ...pool, since: '2.6.24', identities: ['HugePages_Surp <= sys.vm.nr_overcommit_hugepages'], reference: poolReference },
  Hugepagesize: { ...gauge, kind: 'setting', since: '2.6', config: 'CONFIG_HUGETLB_PAGE', reference: poolReference },
  Hugetlb: {
    ...gauge,
    since: '4.16',
    recalled: true,
    config: 'CONFIG_HUGETLB_PAGE',
    identities: ['Hugetlb = sum over page sizes of nr_hugepages x size'],
    reference: poolReference,
  },
  DirectMap4k: directMapX86,
  DirectMap64k: directMap,
  DirectMap1M: directMap,
  DirectMap4M: directMapX86,
  DirectMap2M: directMapX86,
  DirectMap1G: directMapX86,
  DirectMap2G: directMap,
} as const satisfies Readonly<Record<string, MetricDoc>>;
