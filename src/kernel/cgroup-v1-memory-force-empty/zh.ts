import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: '写入它会尽可能回收该 cgroup：丢弃缓存，换出匿名内存。',
    trap: '这是干预，采集时绝不打开。读取返回 EINVAL。',
  },
};
