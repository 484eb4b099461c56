import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  current: {
    meaning:
      '计入本 cgroup 及其全部下级的内存：匿名页、页缓存（含 tmpfs）、内核内存、套接字缓冲区和压缩交换池。hugetlb 大页只有在挂载选项打开时才算。',
    trap: '它不是 RSS。其中很多可能是随时能丢的缓存，每个 CPU 还会预先记一点账。交换不在其中，别的 cgroup 先碰到的内存也不在其中。层级的根没有这个文件。',
    when: '与路径上每一级的 memory.high、memory.max 比较。按 Kubernetes 的口径要先减去 inactive_file。',
  },
  peak: {
    meaning: 'memory.current 自 cgroup 创建以来的最高值。',
    trap: '缓存也算，读了很多文件的任务不管实际需要多少，都会接近 memory.max。6.12 起可以重置，但只对执行写入的那个打开的文件有效，其他人读到的仍是一生的峰值。',
    when: '定大小时与压力、refault 一起看；单独一个数说明不了问题。',
  },
  min: {
    meaning: '保护：在上级允许的范围内，用量不超过这个大小的部分不会被回收，哪怕别处因此 OOM。',
    trap: '既不是上限也不是预留。上级没有逐级设置 memory.min 就不起作用。这里写 max 表示全部保护。',
    when: '别人被回收、被杀而本 cgroup 安然无恙时。',
  },
  low: {
    meaning: '软保护：只有不受保护的 cgroup 已无可回收时，才会动用低于这个大小的内存。',
    trap: '不是 memory.high 的反面：它不会让任何东西变慢。和 memory.min 一样需要上级逐级允许。',
    when: '与 memory.events 的 low 一起看，后者记录保护被突破的次数。',
  },
  high: {
    meaning: '限速线（软上限）：超过之后，分配内存的任务必须先回收，并在返回用户态之前被迫睡眠。不会杀进程。',
    trap: '在程序看来像卡死或 CPU 变慢，日志里没有任何提示。用量可以长期高于它。写 max 表示关闭。每个上级都有自己的一道。',
    when: '服务变慢，却没有 OOM、CPU 也不忙时。',
  },
  max: {
    meaning: '本级的硬上限。回收无法把用量压到它以下时，OOM killer 在本 cgroup 及其下级的进程中选一个杀掉。',
    trap: '真正起作用的上限可能在上级。不限制时是单词 max。用量可以短暂超过它。',
    when: '余量是沿整条路径取 max - current 的最小值。',
  },
  'oom.group': {
    meaning: '1 表示本 cgroup 发生 OOM 时把所有进程一起杀掉，oom_score_adj 为 -1000 的除外。',
    trap: '在撞到上限的那个 cgroup 之内，最上层值为 1 的祖先说了算，因此这里为 0 并不保险。Kubernetes 从 1.28 起为容器设为 1。',
    when: '只有一个进程过大，整个容器却同时消失时。',
  },
  'swap.current': {
    meaning: '本 cgroup 及其下级占用的交换槽位。',
    trap: '留在 zswap 里、根本没写盘的页也算；已经读回内存但仍保留槽位的页也算。仅仅数值高并不代表内存不足。',
    when: '看增长，并与 pswpin、匿名页 refault 对照。',
  },
  'swap.peak': {
    meaning: '自 cgroup 创建以来的最高交换用量。',
    trap: '6.12 起可以重置，但只对执行写入的那个打开的文件有效。',
    when: '想知道是否真的用到过交换时。',
  },
  'swap.high': {
    meaning: '交换用量超过它之后，分配内存的任务会被减速，好让用户态的 OOM 守护进程来得及处理。',
    trap: '与 memory.high 含义不同：它不会把交换用量降回来。',
    when: '交换快满、任务举步维艰时。',
  },
  'swap.max': {
    meaning: '本级交换用量的硬上限；0 表示禁止交换。',
    trap: '只限交换。v1 的 memsw 限的是内存加交换。真正起作用的上限可能在上级。',
    when: '匿名内存增长后 OOM，而主机明明有空闲交换空间时。',
  },
  'zswap.current': {
    meaning: '压缩池为本 cgroup 及其下级的页所用的内存。',
    trap: '它是 RAM，属于 memory.current，不是磁盘空间。',
    when: '想知道压缩交换的代价时。',
  },
  'zswap.max': {
    meaning: '压缩池的上限；0 表示本 cgroup 不使用 zswap。',
  },
  'zswap.writeback': {
    meaning: '0 表示 zswap 中的内容不再写往交换设备，zswap 拒收的页也不换出。',
    trap: '任何一个上级为 0，这里也就是 0。',
  },
};
