import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_anon: {
    meaning: '整个系统中这一尺寸的匿名大页数。',
    trap: '是个数，要乘以路径里的尺寸。进程的任何文件都看不到这些尺寸。',
    when: '要了解多尺寸大页的使用，只能看这里。',
  },
  nr_anon_partially_mapped: {
    meaning: '其中部分已解除映射、等待拆分的大页数。',
    trap: '解除映射的部分没人使用，内存紧张之前别人也拿不到：最多为个数乘以尺寸。',
    when: '释放了的内存不见回来时。',
  },
};
