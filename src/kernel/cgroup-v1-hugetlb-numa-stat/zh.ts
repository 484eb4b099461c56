import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  total: {
    meaning: '本级 cgroup 持有的某一种尺寸的大页，给出合计与各节点的份额。',
    trap: '单位是字节，而旁边的 memory.numa_stat 是页。',
  },
  hierarchical_total: {
    meaning: '本 cgroup 及其全部下级持有的某一种尺寸的大页，给出合计与各节点的份额。',
  },
  'N<id>': {
    meaning: '所在行中某一个 NUMA 节点的份额。',
  },
};
