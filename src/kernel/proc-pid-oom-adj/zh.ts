import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_adj: {
    meaning: 'oom_score_adj 的旧形式，从 -17（豁免）到 15。',
    trap: '由 oom_score_adj 换算并取整，小的设置会消失：50 读出来是 0。2.6.36 起已废弃。',
    when: '只在 2.6.36 之前的内核上看，其他情况都看 oom_score_adj。',
  },
};
