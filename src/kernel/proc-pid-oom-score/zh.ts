import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_score: {
    meaning:
      '如果此刻整机内存耗尽，该进程被 OOM killer 选中的分数：RSS、交换空间和页表占物理内存加交换空间的千分比，再按 oom_score_adj 偏移。分数最高的先被杀。',
    trap: '5.9 起，几乎不用内存的进程也显示 666，之前是 0：只能在同一台主机的进程之间比较，不能跨越这个版本界限。cgroup 触及上限时，内核按该上限来衡量，用的不是这个值。5.9 起，0 表示（几乎）不会被选中。',
    when: '整机 OOM 前后，想知道下一个会轮到谁时。',
  },
};
