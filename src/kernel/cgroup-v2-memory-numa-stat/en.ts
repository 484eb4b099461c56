import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  anon: {
    meaning: 'Anonymous memory of the cgroup and all below, for each node.',
    trap: 'Bytes here, pages in the version 1 file of this name. There is no sum beside the nodes.',
    when: 'When memory of a cgroup may lie on the wrong node.',
  },
  file: {
    meaning: 'Page cache of the cgroup and all below, shared memory included, for each node.',
    trap: 'Bytes here, pages in the version 1 file of this name, and there without shared memory.',
    when: 'To see where the cache of a cgroup lies.',
  },
  shmem: {
    meaning: 'tmpfs and other shared memory, for each node.',
    trap: 'Part of file.',
  },
  kernel_stack: {
    meaning: 'Parts of kernel memory that are known by node: stacks, page tables, slab.',
    trap: 'The whole of kernel memory (kernel, percpu, vmalloc, sock) is not in this file.',
  },
  inactive_anon: {
    meaning: 'The reclaim lists, for each node.',
    trap: 'Lists, not types: shared memory lies on the anonymous ones.',
  },
  file_mapped: {
    meaning: 'Parts of file and anonymous memory, for each node: mapped, dirty, under write, with a swap copy, in huge pages.',
  },
  'workingset_<event>': {
    meaning: 'Counters of reclaim and of memory tiers, for each node.',
    trap: 'Pages, in a file whose other rows are bytes. Scans and steals are in it only after 6.18.',
  },
  'N<id>': {
    meaning: 'The share of one NUMA node in the row, in the unit of the row.',
  },
};
