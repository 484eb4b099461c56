import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'pages free': {
    meaning: '该内存区（zone）的空闲页。',
    trap: '不含每 CPU 链表上的页。分配时还不能动用该 zone 的 protection。',
    when: '与 min、low、high 对照：在 low 与 high 之间做后台回收是正常的，接近 min 时任务会停顿。',
  },
  boost: { meaning: '出现碎片后水位线临时抬高的幅度。', trap: '可以解释为什么内存空闲却在回收。当前内核打印的 min、low、high 已包含它。' },
  min: {
    meaning: '空闲内存低于它时，只有紧急分配能拿到页，其他任务要自己回收。',
    trap: '由 vm.min_free_kbytes 按 zone 大小分摊而来。',
    when: '空闲接近 min，可以解释停顿和原子分配失败。',
  },
  low: {
    meaning: '空闲内存低于它时唤醒 kswapd。',
    trap: '短时间低于它是系统的正常工作方式，不是故障。',
    when: '看 kswapd 在到达 min 之前还有多少余地。',
  },
  high: { meaning: '空闲内存达到它时 kswapd 重新睡眠。', trap: '是目标，不是警报。', when: '空闲高于 high：该 zone 没有后台回收。' },
  promo: { meaning: '为了能从更慢的内存移入热页而保留的空闲内存。', trap: '没有内存分层时也会打印，那时没有意义。' },
  spanned: { meaning: '该 zone 覆盖的地址范围。', trap: '空洞也算在内，不是内存。' },
  present: { meaning: '该 zone 中实际存在的页。', trap: '含启动时预留的页，以及某些热插拔下尚未交付的页。' },
  managed: {
    meaning: '该 zone 中由页分配器发放的页，即它的真实大小。',
    trap: 'present 减 managed 是启动时的预留，不是泄漏。',
    when: '作为水位线的基数，或 MemTotal 比预期小时。',
  },
  cma: { meaning: '该 zone 中为连续内存预留的页，平时可移动的页可以使用。' },
  reserved_highatomic: { meaning: '为多页原子分配保留的页。', trap: '比 6.18 更新的内核才有。' },
  free_highatomic: { meaning: '其中空闲的部分：普通分配拿不到的空闲内存。', trap: '比 6.18 更新的内核才有。' },
  scanned: { meaning: '旧内核：自上次释放页以来回收扫描过的页。' },
  protection: { meaning: '该 zone 为自己保留、不给本可使用更高 zone 的分配的页；每个 zone 一个数。' },
  nr_free_pages: {
    meaning: '该 zone 或节点的存量，名称与 vmstat 相同，按页计。',
    trap: '节点的数值印在它的第一个 zone 里，并不属于那个 zone。',
  },
  nr_kernel_stack: { meaning: '在该节点上分配的内核栈，单位为 KiB。', trap: '大约 4.9 以前统计的是栈的个数，这种数值只按文本保留。' },
  nr_anon_transparent_hugepages: { meaning: '该节点的大页数，名称与 vmstat 相同。', trap: '单位是大页个数，不是页。' },
  'per-node stats': { meaning: '该节点启动以来的计数，名称与 vmstat 相同。', trap: '只在节点的第一个 zone 里印一次：按 zone 累加是错的。' },
  'cpu <n> count': {
    meaning: '这个 CPU 留在自己链表上的空闲页。',
    trap: '是空闲的，却不在 MemFree 里：大机器上可达几十 MiB。',
    when: '各项用量加起来对不上总数时。',
  },
  'cpu <n> high': { meaning: '该链表最多留多少页，超过就还给 zone。' },
  'cpu <n> batch': { meaning: '链表与 zone 之间一次搬动的页。' },
  'cpu <n> high_min': { meaning: '内核给 high 取值的下限。' },
  'cpu <n> high_max': { meaning: '内核给 high 取值的上限。' },
  'cpu <n> vm stats threshold': { meaning: '这个 CPU 自己累积多少之后才并入总数。', trap: 'CPU 数乘以它，就是 vmstat 计数可能的误差。' },
  node_unreclaimable: {
    meaning: '为 1 表示 kswapd 已放弃该节点，因为找不到可回收的东西。旧内核上叫 all_unreclaimable。',
    trap: '采集里很少见到，因为 OOM killer 很快就会出手。',
    when: '为 1：回收已经无济于事。',
  },
  start_pfn: { meaning: '该 zone 第一个页帧的编号。' },
  inactive_ratio: { meaning: '旧内核：活跃匿名链表应是不活跃链表的多少倍。' },
  prev_priority: { meaning: '旧内核：上次回收需要多用力。' },
};
