import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  max: {
    meaning: '本 cgroup 及其下级的大页因上限被拒的次数。',
    trap: '每一次都是某个进程的 SIGBUS 或 mmap 失败。',
  },
};
