import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: 'Writing to it reclaims as much of the cgroup as can be had: cache is dropped, anonymous memory swapped.',
    trap: 'An intervention, never opened by a capture. Reading it fails with EINVAL.',
  },
};
