import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  usage_in_bytes: {
    meaning:
      '计入本 cgroup 及其全部下级的内存：匿名页、页缓存（含 tmpfs）、交换缓存和内核内存。根目录没有这个计数器，内核改用匿名与缓存两项统计之和。',
    trap: '它不是 RSS。其中往往大半是可以丢弃的缓存；每个 CPU 还会成批预先记账（只碰了 64 KiB，读数可能已是 256 KiB）。交换、hugetlb 大页、TCP 缓冲区不在其中，由别的 cgroup 先碰到的页也不在其中。',
    when: '与路径上最小的限制比较。先减去 total_inactive_file，再谈是否吃紧。',
  },
  limit_in_bytes: {
    meaning:
      '仅本级的硬上限，涵盖用户内存和内核内存。本级或某个上级的计数器无法再涨时，内核在写满的那一级之下回收；回收不出来，就在那里杀进程。',
    trap: '“不限制”是一个巨大的数而不是单词：4 KiB 页时是 9223372036854771712，页大小不同或内核较老时又是别的值。真正起作用的限制可能在上级。写入的值会向下取整到整页。',
    when: '连同所有上级的限制一起看；hierarchical_memory_limit 给出了其中的最小值。',
  },
  soft_limit_in_bytes: {
    meaning: '整机内存紧张时，内核尽量把本 cgroup 压回到的大小。记账时完全不起作用。',
    trap: '不限速、不保证、不产生事件，也不会引发 OOM。v2 没有对应物：memory.low 是保护，方向正好相反。',
    when: '只在整机紧张、kswapd 忙碌时才有意义。',
  },
  max_usage_in_bytes: {
    meaning: '用量计数器的历史最高值，自 cgroup 创建起，或自上一次有人写这个文件起。',
    trap: '它是读数而不是限制，也不是 RSS 的峰值：缓存和下级都算在内，文件读得够多的任务都会顶到限制。子级的峰值可能略高于父级的限制。在根目录，它与 usage_in_bytes 无关。',
    when: '想知道是否曾经逼近限制时看它，并且要与 failcnt、refault 一起看。',
  },
  failcnt: {
    meaning: '因本级已到上限而拒绝记账的次数。下级发起的记账若卡在本级，也记在本级。每次被拒都会先回收再重试。',
    trap: '不是 OOM 次数：在限制之下读一个大文件，会被拒很多次，却一个进程也不杀。反过来也成立：memsw 上限等于内存上限时，6.15 起的内核杀了进程，failcnt 仍是 0。任何写入都会清零。',
    when: '看增长速度：在涨，说明这个 cgroup 一直贴着上限运行，分配内存要等回收。',
  },
  'memsw.usage_in_bytes': {
    meaning: '本 cgroup 及其下级的内存与交换之和。',
    trap: '它是两者之和，不是交换量。交换量要用它减去 usage_in_bytes；两个文件不在同一时刻读取，差值可能短暂为负，按 0 处理。',
    when: '查看各 cgroup 的交换用量，或者内存加交换的上限才是瓶颈时。',
  },
  'memsw.limit_in_bytes': {
    meaning: '内存与交换合计的硬上限。',
    trap: '若与 limit_in_bytes 相等，内存满了以后就没有余地可换出，等于禁止交换。6.15 起，这样的 cgroup 发生 OOM 时所有 failcnt 可能都是 0。',
    when: '主机明明有空闲交换空间，cgroup 却被 OOM 时。',
  },
  'memsw.max_usage_in_bytes': {
    meaning: '内存与交换之和的历史最高值，自创建或上一次写此文件起。',
    trap: '是“和”的峰值，不是两个峰值之和：内存和交换未必同时到顶。',
    when: '为内存加交换的上限定大小时。',
  },
  'memsw.failcnt': {
    meaning: '因本级内存加交换到达上限而拒绝记账的次数。',
    trap: '6.15 起内核只维护普通的 failcnt，这里永远是 0，什么也证明不了。',
    when: '6.15 之前的内核，且内存加交换设了上限时。',
  },
  'kmem.usage_in_bytes': {
    meaning: '计入本 cgroup 及其下级的内核内存：slab 对象、内核栈、页表、管道缓冲区、percpu 数据等。',
    trap: '除根目录外，它已经包含在 usage_in_bytes 里，不要再加一遍。TCP 缓冲区不在其中。带 cgroup.memory=nokmem 启动时恒为 0；4.5 之前没设过内核内存限制时也是 0。',
    when: '用量在涨而 total_rss 和 total_cache 不涨时：dentry、inode、管道、线程，或内核泄漏。',
  },
  'kmem.limit_in_bytes': {
    meaning: '内核内存曾经单独拥有的上限。',
    trap: '已经作废：5.4 起弃用，5.16 起拒绝写入，后来有的内核没有此文件，更新的内核接受写入但忽略并记一条日志。在这些内核上，这里的数字什么也限制不了。',
  },
  'kmem.max_usage_in_bytes': {
    meaning: '内核内存计数器的历史最高值，自创建或上一次写此文件起。',
  },
  'kmem.failcnt': {
    meaning: '被内核内存上限拒绝的记账次数。',
    trap: '无法设置这种上限的内核（5.16 起）恒为 0。',
  },
  'kmem.tcp.usage_in_bytes': {
    meaning: '通过 v1 独立的 TCP 计数器记账的 TCP 缓冲区内存。',
    trap: '没人写过 TCP 上限之前恒为 0，不管排队了多少数据。它不属于 usage_in_bytes：v1 的内存限制看不到套接字缓冲区。',
    when: '只在特意设置过 TCP 上限的机器上看。',
  },
  'kmem.tcp.limit_in_bytes': {
    meaning: 'TCP 缓冲区的上限。第一次写入同时打开这项记账。',
    trap: '已弃用：新内核在写入时会记一条警告。',
  },
  'kmem.tcp.max_usage_in_bytes': {
    meaning: 'TCP 计数器的历史最高值，自创建或上一次写此文件起。',
  },
  'kmem.tcp.failcnt': {
    meaning: '被拒绝的 TCP 缓冲区记账次数。',
    trap: '6.15 起不再维护，恒为 0。',
  },
  swappiness: {
    meaning: '本 cgroup 回收内存时，换出匿名页相对于丢弃缓存的倾向：0 到 200（5.8 之前到 100）。根目录的这个文件就是 vm.swappiness。',
    trap: '0 不是“尽量不换”，而是撞到限制时禁止换出。v2 没有这个文件。',
    when: '没什么缓存的 cgroup 在交换空间还空着时被 OOM。',
  },
  use_hierarchy: {
    meaning: '1 表示下级的用量也记到本 cgroup。',
    trap: '5.11 起固定为 1。老内核上若为 0，父级的用量和限制不含子级，total_ 各行与本级的行相同。',
    when: '在 5.11 之前的内核上跨级相加或比较之前。',
  },
  move_charge_at_immigrate: {
    meaning: '进程移入本 cgroup 时记账是否跟着搬：第 0 位管匿名内存，第 1 位管文件页。默认 0，记账留在原处。',
    trap: '6.3 起弃用；6.13 起只接受 0。',
  },
};
