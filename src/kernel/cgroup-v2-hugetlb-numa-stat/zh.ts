import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  total: {
    meaning: '本 cgroup 及其下级持有的某一种尺寸的大页，给出合计与各节点的份额。',
    trap: 'v1 的同名文件分成本级一行、含下级一行。',
  },
  'N<id>': {
    meaning: '所在行中某一个 NUMA 节点的份额。',
  },
};
