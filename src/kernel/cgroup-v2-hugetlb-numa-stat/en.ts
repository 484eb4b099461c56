import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  total: {
    meaning: 'Huge pages of one size held by this cgroup and those below, in sum and for each node.',
    trap: 'The version 1 file of this name has a line for the cgroup alone and one for all below.',
  },
  'N<id>': {
    meaning: 'The share of one NUMA node in its row.',
  },
};
