import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  frozen_usec: {
    meaning: 'Time that this cgroup has been frozen, added up.',
    trap: 'Newer kernels only (6.18). Only the growth between two samples says something.',
  },
};
