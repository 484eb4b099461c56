import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const allocations = '统计的是分配而不是访问；vm.numa_stat 为 0 时停止计数。';

export const texts: MetricTexts<typeof metrics> = {
  numa_hit: { meaning: '想用本节点、也由本节点提供的分配次数。', trap: allocations, when: '作为计算 miss 比例的基数。' },
  numa_miss: {
    meaning: '本想用别的节点、由本节点提供的分配次数。',
    trap: `${allocations}已满的那个节点上记作 numa_foreign。`,
    when: '持续上升：本节点在替已满的节点分担。',
  },
  numa_foreign: {
    meaning: '想用本节点、却由别的节点提供的分配次数。',
    trap: `${allocations}它是 numa_miss 的另一面，不要相加。`,
    when: '持续上升：本节点已满。',
  },
  interleave_hit: { meaning: '交错（interleave）策略下按指定落在本节点的分配次数。' },
  local_node: { meaning: '本节点的 CPU 在本节点上的分配次数。' },
  other_node: { meaning: '其他节点的 CPU 在本节点上的分配次数。' },
};
