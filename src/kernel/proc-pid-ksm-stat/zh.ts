import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  ksm_rmap_items: {
    meaning: 'ksmd 为它扫描过的该进程的页保留的条目数，64 位系统上每个 64 字节。',
    trap: '这是合并的开销，不是收益。平均每合并一页超过 64 个就是亏的。',
  },
  ksm_zero_pages: { meaning: '被 KSM 换成共享零页的全零页。', trap: '它们完全不计入 RSS，所以进程什么都没释放，RSS 也会下降。' },
  ksm_merging_pages: {
    meaning: '该进程中已与相同内容合并的页。',
    trap: '保留下来的那一份也算在内，所以省下的比它少。6.1 到 6.3 在这个文件里只打印 ksm_rmap_items。',
  },
  ksm_process_profit: {
    meaning: 'KSM 为该进程大致省下的内存：合并页加零页，减去条目的开销。可能为负。',
    trap: '保留下来的那一份没有扣除。',
  },
  ksm_merge_any: { meaning: 'yes 表示该进程或它的父进程要求合并所有适合的内存（PR_SET_MEMORY_MERGE）。' },
  ksm_mergeable: { meaning: 'yes 表示至少有一个映射可以合并；否则 KSM 在这里什么也不做。' },
};
