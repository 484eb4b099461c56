import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_hugepages: {
    meaning: 'Huge pages of this size in the pool of this node.',
    trap: 'Pools of different size on the nodes hurt programs bound to one of them.',
  },
  free_hugepages: { meaning: 'Those of them nobody has allocated.', trap: 'Promised ones are in it; promises are not kept by node.' },
  surplus_hugepages: { meaning: 'Those of them beyond the configured size.' },
};
