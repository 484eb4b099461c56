import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  address: { meaning: '映射的起始地址，用它与 maps 对应。', trap: '不给出末尾地址，[vsyscall] 也没有对应的行。' },
  policy: {
    meaning: '映射的内存策略：default、local、prefer、bind、interleave、weighted interleave，以及涉及的节点。',
    trap: 'default 只表示映射自己没有策略，此时以线程或系统的策略为准。',
    when: '使用 bind 时，其他节点还有空闲内存也可能触发 OOM killer。',
  },
  file: {
    meaning: '被映射文件的路径。空格、制表符、换行和 = 以八进制转义打印。',
    trap: '转义方式与 maps 不同，那里只转义换行；(deleted) 在这里写作 \\040(deleted)。',
  },
  heap: { meaning: '这个映射是 brk 堆，即 maps 中的 [heap]。' },
  stack: { meaning: '这个映射是主线程的栈，即 maps 中的 [stack]。' },
  huge: { meaning: 'hugetlb 映射，页数以大页计。', trap: '透明大页没有这个标记。' },
  anon: { meaning: '映射中的匿名页。', trap: '为零时省略。' },
  dirty: { meaning: '映射中被修改过的页。', trap: '为零时省略。' },
  mapped: { meaning: '计入的全部页，只有与 anon、dirty 都不相同时才打印。', trap: '没有不等于 0：此时它等于 anon 或 dirty。' },
  mapmax: {
    meaning: '映射中单个页最多有多少个使用者，大于 1 时才打印。',
    trap: '是共享最多的那个页，不是平均值；在不再逐页计数的内核上（约 6.15 起）则是大 folio 的平均值。',
  },
  swapcache: { meaning: '仍在内存中、同时占有交换槽的页。', trap: '已换出的页不在这里，这个文件里任何地方都看不到。' },
  active: {
    meaning: '位于活跃链表或不可回收链表上的页，只有不是全部页时才打印。',
    trap: '没有表示全部都是。它不是工作集；在多代 LRU 下含义又有不同。',
  },
  writeback: { meaning: '此刻正在写回存储的页。', trap: '为零时省略。' },
  'N<node>': {
    meaning: '映射中位于该 NUMA 节点上的内存。',
    trap: 'vdso 之类的特殊页不计入，所以总和比 Rss 少一两个页。6.1 的 smaps 漏掉大页时，这里仍然计入。',
    when: '大部分内存不在线程运行的节点上时：每次访问都要绕远路。',
  },
  kernelpagesize_kB: {
    meaning: '这一行计数所用的页大小。',
    trap: '约 4.0 之前没有。透明大页按普通页计数，这里显示 4。',
    when: '把 hugetlb 行的页数换算成字节时。',
  },
};
