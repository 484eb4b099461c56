import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: '登记回收吃力程度通知（low、medium、critical）的地方。',
    trap: '没有内容可读（EINVAL），采集时绝不打开，与 PSI 无关。6.12 起弃用。',
  },
};
