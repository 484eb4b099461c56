import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  tid: {
    meaning: '直接属于本 cgroup 的线程号，每行一个。',
    trap: 'v1 中同一进程的线程可以分散在不同 cgroup，但内存记在地址空间的所有者那里，通常是主线程。',
  },
};
