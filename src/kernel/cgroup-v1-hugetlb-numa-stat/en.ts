import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  total: {
    meaning: 'Huge pages of one size held by this cgroup itself, in sum and for each node.',
    trap: 'Bytes, while memory.numa_stat beside it counts pages.',
  },
  hierarchical_total: {
    meaning: 'Huge pages of one size held by this cgroup and all below, in sum and for each node.',
  },
  'N<id>': {
    meaning: 'The share of one NUMA node in its row.',
  },
};
