import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  demote: {
    meaning: 'Writing a number breaks that many pages of the pool into pages of demote_size.',
    trap: 'Write-only, and there only for sizes that can be broken.',
  },
};
