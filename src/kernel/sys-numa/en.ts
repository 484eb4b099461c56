import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  demotion_enabled: {
    meaning: 'true: reclaim may move cold pages to a slower memory node (CXL, persistent memory) instead of swapping or dropping them.',
  },
};
