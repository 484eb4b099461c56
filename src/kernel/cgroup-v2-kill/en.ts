import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: 'Writing 1 kills every process of the cgroup and those below.',
    trap: 'An intervention, never opened by a capture.',
  },
};
