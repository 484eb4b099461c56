import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  frozen_usec: {
    meaning: '本 cgroup 处于冻结状态的累计时间。',
    trap: '只有较新的内核（6.18）才有。只有两次采集之间的增长才有意义。',
  },
};
