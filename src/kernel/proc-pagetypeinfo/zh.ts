import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'Page block order': { meaning: 'pageblock 的大小，以页数的 2 的幂表示；内核以它为单位把可移动与不可移动的内存分开。' },
  'Pages per block': { meaning: '同一大小，换算为字节（文件里是页数）；x86-64 上为 2 MiB。' },
  'Free pages count per migrate type': {
    meaning: '2^n 个页的空闲块数，按能从中分配什么分类：可移动、不可移动、可回收等。',
    trap: '表头写的是页，数字其实是块。数到 100000 为止，之后打印 >100000。读取时要在 zone 锁下遍历所有空闲链表：绝不要循环读取。',
  },
  'Number of blocks type': {
    meaning: '该 zone 中各类型的 pageblock 数。',
    trap: '不可移动的块多，大页就难以获得。可移动的块里也可能有少量其他类型的页。',
  },
  'Number of mixed blocks': {
    meaning: '含有其他类型页的 pageblock 数。',
    trap: '只有开启 page_owner 才有；读取时会清空所有 CPU 的页链表。',
  },
};
