import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: '写入一个数量，就从本 cgroup 及其下级回收这么多；6.9 起可附带本次使用的 swappiness。',
    trap: '这是干预，采集时绝不打开。6.16 起它的作用计在 pgscan_proactive 和 pgsteal_proactive，之前计为直接回收。',
  },
};
