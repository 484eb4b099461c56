import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  tid: {
    meaning: '直接属于本 cgroup 的线程号，每行一个。',
    trap: '内存按进程记账：只有在 threaded 模式下，两个列表才各有意义。',
  },
};
