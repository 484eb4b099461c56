import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: 'notify_on_release 触发时内核运行的程序，只在层级的根目录。',
    trap: '能写它的人就能在主机上以 root 运行程序，是已知的容器逃逸途径。采集时绝不打开。',
  },
};
