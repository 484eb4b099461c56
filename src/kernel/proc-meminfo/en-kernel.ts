import type { MetricTexts } from '../metric-doc.ts';
import type { kernelMetrics } from './metrics-kernel.ts';

export const kernelTexts: MetricTexts<typeof kernelMetrics> = {
  KReclaimable: {
    meaning: 'Kernel memory that can be given back under pressure: reclaimable slab and a few other allocations with a shrinker.',
    trap: 'Can be given back is not will be: one object in use holds its whole slab page.',
    when: 'As the kernel part of MemAvailable.',
  },
  Slab: {
    meaning: 'Memory of the slab allocator, from which the kernel takes its small objects.',
    trap: 'Since about 5.4 large kmalloc blocks are in it (as SUnreclaim) although no cache in slabinfo shows them.',
    when: 'When it grows from capture to capture: slabinfo names the cache.',
  },
  SReclaimable: {
    meaning: 'Slab of caches that the kernel may shrink, mostly dentries and inodes.',
    trap: 'Reclaimable by kind, not by promise: pinned objects keep whole slabs alive.',
    when: 'When RAM is missing after walks over many files (backup, find, container images).',
  },
  SUnreclaim: {
    meaning: 'Slab of all other caches, and large kmalloc blocks since about 5.4: stays until the kernel frees the objects itself.',
    trap: 'No process and no drop_caches releases it.',
    when: 'Steady growth: a leak in kernel or driver, or very many sockets, mounts or cgroups.',
  },
  KernelStack: {
    meaning: 'Kernel stacks, one for each thread.',
    trap: 'Where stacks are vmapped (x86-64 today) the same memory is in VmallocUsed: never add both.',
    when: 'As a thread count of the host: divided by 16 KiB on x86-64.',
  },
  ShadowCallStack: { meaning: 'arm64 only: shadow stacks that guard return addresses of the kernel.' },
  PageTables: {
    meaning: 'Page tables of all processes.',
    trap: 'Which levels it covers grew over time: the last level only up to 5.8, the next one too since about 5.9, more on newer kernels. In no RSS.',
    when: 'High when many processes map one large segment with small pages; huge pages cure that.',
  },
  SecPageTables: {
    meaning: 'Page tables for guests of KVM, and since about 6.11 for the IOMMU.',
    trap: 'Not part of PageTables, and of no process.',
    when: 'On hosts of virtual machines.',
  },
  Quicklists: { meaning: 'Cached page-table pages on a few old architectures.' },
  NFS_Unstable: {
    meaning: 'NFS data sent to the server and not yet committed there.',
    trap: 'Still printed but always 0 since 5.8; such pages count as Writeback since.',
  },
  Bounce: { meaning: 'Copies of I/O buffers for devices that cannot reach all RAM.', trap: 'Always 0 on current kernels.' },
  WritebackTmp: { meaning: 'Temporary copies FUSE made of pages under writeback.', trap: 'Always 0 on current kernels.' },
  CommitLimit: {
    meaning: 'Most address space the host would promise under strict overcommit: a share of RAM without hugetlb pools, plus swap.',
    trap: 'Enforced with vm.overcommit_memory = 2 only. In modes 0 and 1 being above it means nothing.',
    when: 'In mode 2, when allocations fail with ENOMEM while RAM is free.',
  },
  Committed_AS: {
    meaning:
      'Address space promised to programs that could turn into RAM or swap: private writable mappings and shmem sizes, touched or not.',
    trap: 'Not memory in use; often far above RAM without harm.',
    when: 'Against CommitLimit in strict mode; otherwise as a rough worst case, and for reservations that grow without end.',
  },
  VmallocTotal: { meaning: 'Size of the address window for vmalloc.', trap: 'Address space, tens of TiB on 64-bit: not memory.' },
  VmallocUsed: {
    meaning: 'Pages the kernel allocated by vmalloc: modules, BPF, drivers, vmapped kernel stacks.',
    trap: '0 on 4.4 to 5.2 means not counted. Before 4.4 it was address space with device mappings in it. Kernel stacks are in here and in KernelStack.',
    when: 'When kernel memory grows outside slab.',
  },
  VmallocChunk: { meaning: 'Largest hole in the vmalloc window.', trap: 'Always 0 since 4.4.' },
  Percpu: {
    meaning: 'Memory of the per-CPU allocator, one copy for each possible CPU.',
    trap: 'Scales with the CPUs the machine could have, so the same software costs more on a larger host. Its own bookkeeping is not in it.',
    when: 'High with many cgroups, mounts or BPF maps; with dying cgroups it is where the memory stays.',
  },
  EarlyMemtestBad: {
    meaning: 'RAM that the memory test at boot found bad. The line is there only when the test ran.',
    trap: 'Anything but 0 is a hardware fault.',
  },
  HardwareCorrupted: {
    meaning: 'RAM taken out of use after hardware memory errors.',
    trap: 'Small numbers matter: one bad page is enough to suspect the module.',
    when: 'Above 0: hardware.',
  },
  LazyFree: {
    meaning: 'Listed by the manual page as memory marked by MADV_FREE.',
    trap: 'Mainline kernels that were looked at (4.14, 6.18 and newer) do not print it. See LazyFree in smaps and pglazyfree in vmstat.',
  },
  Unaccepted: {
    meaning: 'Confidential guests: memory the guest has not accepted from its host yet.',
    trap: 'Counts as free, but the first use is slow.',
  },
  Balloon: {
    meaning: 'Pages a balloon driver holds, so that the hypervisor can use them elsewhere.',
    trap: 'Which drivers count here differs, and older kernels have no such line: absent is not 0.',
    when: 'On a guest whose memory is missing without a user.',
  },
  GPUActive: { meaning: 'Pages in use by GPU drivers.', trap: 'Newer than 6.18.' },
  GPUReclaim: { meaning: 'Pages GPU drivers keep cached and could give back.', trap: 'Newer than 6.18.' },
};
