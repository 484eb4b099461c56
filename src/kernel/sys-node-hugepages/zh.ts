import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_hugepages: { meaning: '本节点池中这一尺寸的大页数。', trap: '各节点的池大小不一，会影响绑定在某个节点上的程序。' },
  free_hugepages: { meaning: '其中尚未分配的页数。', trap: '含已许诺的页；许诺不按节点统计。' },
  surplus_hugepages: { meaning: '其中超出配置数量的页数。' },
};
