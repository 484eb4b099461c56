import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_adj: {
    meaning: 'The old form of oom_score_adj, from -17 (exempt) to 15.',
    trap: 'Derived from oom_score_adj and rounded, so small settings disappear: 50 reads as 0. Deprecated since 2.6.36.',
    when: 'Only on kernels before 2.6.36; everywhere else read oom_score_adj.',
  },
};
