import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_hugepages: {
    meaning: '池中这一尺寸的大页数，含超额的页。',
    trap: '是个数，要乘以路径里的尺寸。不论是否在用，别人都用不了这些内存。',
    when: '内存少了而哪个进程都没有占用时；meminfo 只统计默认尺寸。',
  },
  nr_hugepages_mempolicy: { meaning: '同一数值，供希望遵循自身内存策略的写入者使用。' },
  nr_overcommit_hugepages: { meaning: '池用完时还可以追加的页数。' },
  free_hugepages: { meaning: '池中尚未分配的页数。', trap: '已许诺的也在其中：可用的是 free 减 resv。', when: '长期偏高：白白预留。' },
  resv_hugepages: {
    meaning: '已许诺给映射、还没触碰的页数。',
    trap: '包含在 free_hugepages 之内。',
    when: '明明有空闲页，mmap 却失败时。',
  },
  surplus_hugepages: { meaning: '超出配置数量的页数。', trap: '要等释放时才会离开。', when: '池比配置的更大时。' },
  demote_size: { meaning: '这个池的页可以拆成的尺寸。' },
};
