import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: '写入 1 会杀死本 cgroup 及其下级的所有进程。',
    trap: '这是干预，采集时绝不打开。',
  },
};
