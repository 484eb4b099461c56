import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: '1 表示最后一个进程和最后一个子 cgroup 消失时，运行该层级的 release agent。',
  },
};
