import type { MetricTexts } from '../metric-doc.ts';
import type { hugeMetrics } from './metrics-huge.ts';

const directMap = {
  meaning: "Part of the kernel's own map of physical memory that uses pages of this size.",
  trap: 'Describes page sizes of a map, not memory in use. A growing 4k share costs a little speed only.',
} as const;

export const hugeTexts: MetricTexts<typeof hugeMetrics> = {
  AnonHugePages: {
    meaning: 'Anonymous memory mapped by huge pages of the PMD size (2 MiB on x86-64).',
    trap: '0 does not mean no transparent huge pages: smaller sizes and huge pages mapped piecewise are not here. Inside AnonPages, not beside it.',
    when: 'When RSS is larger than what programs touched: with THP set to always a single page can become 2 MiB.',
  },
  ShmemHugePages: {
    meaning: 'Shared memory and tmpfs pages allocated as huge pages of the PMD size, mapped or not.',
    trap: 'Part of Shmem, not beside it.',
    when: 'With tmpfs mounts of option huge=, or shmem_enabled not never.',
  },
  ShmemPmdMapped: {
    meaning: 'Shared memory that processes map by whole huge pages.',
    trap: 'A view of ShmemHugePages by how it is mapped: never add both.',
    when: 'When huge pages for shared memory should be in use and gain is missing.',
  },
  FileHugePages: {
    meaning: 'Page cache of ordinary files held in huge pages of the PMD size.',
    trap: 'Part of Cached, not beside it.',
    when: 'For program text in huge pages, or file systems with large folios.',
  },
  FilePmdMapped: { meaning: 'Page cache of ordinary files that processes map by whole huge pages.' },
  CmaTotal: {
    meaning: 'RAM set aside for the contiguous memory allocator, for devices that need unbroken ranges.',
    trap: 'Not lost meanwhile: movable pages may live there.',
    when: 'On embedded and GPU systems.',
  },
  CmaFree: {
    meaning: 'Free pages inside the contiguous memory areas.',
    trap: 'Part of MemFree, but usable for movable pages only: kernel allocations can fail while it is large.',
    when: 'When allocations fail although MemFree is fine.',
  },
  HugePages_Total: {
    meaning: 'Huge pages of the default size in the hugetlb pool, in use or not. A count, not kB.',
    trap: 'Reserved RAM nobody else can use, and in no RSS. Other sizes are only in sysfs.',
    when: 'When memory is missing that no process has.',
  },
  HugePages_Free: {
    meaning: 'Pages of the default-size pool that nobody has allocated.',
    trap: 'Those promised to somebody are still in it: what is truly free is HugePages_Free - HugePages_Rsvd.',
    when: 'High for long: RAM reserved for nothing.',
  },
  HugePages_Rsvd: {
    meaning: 'Pages of the pool promised to mappings that have not touched them yet.',
    trap: 'Contained in HugePages_Free.',
    when: 'When mmap of huge pages fails with ENOMEM although pages are free.',
  },
  HugePages_Surp: {
    meaning: 'Pages in the pool beyond its configured size, allowed by overcommit of huge pages.',
    trap: 'They go back one by one as they are freed, so a rest can stay for long.',
    when: 'When the pool is larger than configured.',
  },
  Hugepagesize: {
    meaning: 'Size of the default huge page: the unit of the HugePages_ counts.',
    trap: 'Depends on architecture and boot options; 2 MiB on most x86-64, others elsewhere.',
    when: 'To turn the counts into bytes.',
  },
  Hugetlb: {
    meaning: 'RAM in hugetlb pools of all sizes, used or not.',
    trap: 'More than HugePages_Total x Hugepagesize when other sizes exist. Not in any RSS, not in MemAvailable.',
    when: 'To subtract from MemTotal before judging how much the host has.',
  },
  DirectMap4k: {
    meaning: directMap.meaning,
    trap: 'Describes page sizes of a map, not memory in use. It grows as BPF, modules and the like split larger pages, for a little speed.',
  },
  DirectMap64k: directMap,
  DirectMap1M: directMap,
  DirectMap4M: directMap,
  DirectMap2M: directMap,
  DirectMap1G: directMap,
  DirectMap2G: directMap,
};
