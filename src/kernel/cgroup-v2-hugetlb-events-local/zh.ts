import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  max: {
    meaning: '本级上限拒绝大页的次数。',
    trap: '与 hugetlb.<size>.events 对照，可知发生在哪一级。',
  },
};
