import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  subsys_name: { meaning: '控制器：memory、cpu、pids 等。' },
  hierarchy: {
    meaning: '控制器所在的 v1 层级编号。',
    trap: '0 表示在 v2 或没有挂载，不是“没有 cgroup”。',
    when: '弄清内存在哪棵树里统计。',
  },
  num_cgroups: {
    meaning: '该控制器现有的 cgroup 数，包括已删除但仍占内存的。',
    trap: 'v2 上所有控制器是同一个数，每行都一样：应看 cgroup.stat 的 nr_dying_descendants。',
    when: 'v1 上看 memory 一行：远多于目录数，说明有残留的 cgroup（dying cgroup）。',
  },
  enabled: { meaning: '0 表示启动时被关闭（cgroup_disable=）。', trap: '1 不代表有人在用。', when: 'cgroup 的内存文件缺失时。' },
};
