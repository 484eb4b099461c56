import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  max: {
    meaning: 'How often the limit of this level refused a huge page.',
    trap: 'Tells, beside hugetlb.<size>.events, on which level it happened.',
  },
};
