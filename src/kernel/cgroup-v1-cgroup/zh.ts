import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  clone_children: {
    meaning: '1 表示新建的子级复制父级的 cpuset 设置。',
    trap: '对内存没有影响。',
  },
  sane_behavior: {
    meaning: 'v2 早期开发的遗留物，只在根目录，恒为 0。',
    trap: '不能用来判断主机用的是哪个版本。',
  },
};
