import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_free_pages: {
    meaning: 'Levels under the names they have in /proc/vmstat, for this node only.',
    trap: 'Added over all nodes they give the host, but for what changed between two reads.',
  },
  nr_kernel_stack: {
    meaning: 'Kernel stacks allocated on this node, in KiB.',
    trap: 'Kernels before about 4.9 count stacks; such a value is kept as text.',
  },
  nr_anon_transparent_hugepages: {
    meaning: 'Huge pages under the names they have in /proc/vmstat, for this node only.',
    trap: 'Counts huge pages, not pages.',
  },
  nr_vmscan_write: {
    meaning: 'Counters since boot under the names they have in /proc/vmstat, for this node only.',
    trap: 'Events that the kernel does not keep by node (faults, swap-ins ...) are not in this file.',
  },
};
