import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: 'A place to register for notices on how hard reclaim works (low, medium, critical).',
    trap: 'Holds nothing to read (EINVAL), is never opened, and has nothing to do with PSI. Deprecated from 6.12.',
  },
};
