import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  id: { meaning: '层级的编号；0 表示 cgroup v2。', trap: 'v1 层级的编号取决于挂载顺序，应当按控制器来找对应的行。' },
  controllers: {
    meaning: 'v1 层级上的控制器，或者形如 `name=systemd` 的层级名。cgroup v2 的这一列为空。',
    trap: '混合模式的主机上两种行都有。带 `memory` 的 v1 行说明内存记在哪里；没有这样的行，就以 v2 行为准。',
  },
  path: {
    meaning: '进程所在的 cgroup，相对于读取者的 cgroup 命名空间的根。',
    trap: '内存记在最先访问它的 cgroup 名下，迁移过的进程会有一部分内存留在别处。位于命名空间之外时路径以 /.. 开头；cgroup 已被删除时以 ` (deleted)` 结尾，不过目录本身也可能叫这个名字。`\\x2d` 是名字的一部分。',
    when: '最先看它：弄清受谁的上限约束，包括这个服务或容器，以及它上面的每一级。',
  },
};
