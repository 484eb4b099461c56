import type { MetricWords } from './metric-words.ts';
import type { cgroupMetricsEnglish } from './metrics-en-cgroup.ts';

export const cgroupMetricsChinese: Readonly<Record<keyof typeof cgroupMetricsEnglish, MetricWords>> = {
  'cgroup.usage': {
    name: '用量',
    meaning: '计费到该 cgroup 及其下级的内存，包括页缓存与内核内存。',
    trap: '可丢弃的页缓存也计入。与上限比较时应看不可回收的部分。',
  },
  'cgroup.peak': {
    name: '峰值',
    meaning: 'cgroup 创建或峰值重置以来的最高用量。',
    trap: '包括页缓存，而页缓存会一直扩张到遇到上限。v1 的根 cgroup 只统计下级计入的部分，可能小于用量。',
  },
  'cgroup.limit': { name: '硬上限', meaning: '该 cgroup 的 memory.max（v2）或 limit_in_bytes（v1）。', trap: '上级可能允许得更少。' },
  'cgroup.effectiveLimit': {
    name: '有效上限',
    meaning: '该 cgroup 及其所有上级中最低的硬上限。',
    formula: 'min(cgroup 自身的上限, 各上级的上限)',
    trap: '同级共享上级的上限，可能已被别人用掉。',
  },
  'cgroup.high': { name: '软上限', meaning: 'memory.high：超过后该 cgroup 的任务会被减速并触发回收。', trap: '它从不杀进程，代价是时间。' },
  'cgroup.low': {
    name: '保护（low）',
    meaning: 'memory.low：低于该值的用量只在别无选择时才回收。',
    trap: '由下级共享，且上级也必须给予保护。',
  },
  'cgroup.min': { name: '保护（min）', meaning: 'memory.min：低于该值的用量从不回收。', trap: '保护的代价由别人承担，直至触发 OOM kill。' },
  'cgroup.swap': {
    name: '交换空间',
    meaning: '计费到该 cgroup 的交换空间。',
    trap: '换回的页仍保留槽位并继续计费，因此可能大于成员的 VmSwap；v1 中它们只计入内存，因此可能更小。',
  },
  'cgroup.swapLimit': { name: '交换上限', meaning: '该 cgroup 可使用的交换空间。', trap: '在 v1 中，上限针对内存与交换之和。' },
  'cgroup.anonymous': {
    name: '匿名内存',
    meaning: '计费到该 cgroup 的匿名内存。',
    trap: '页计费到最先触碰它的 cgroup，而不是现在使用它的 cgroup。',
  },
  'cgroup.file': { name: '页缓存', meaning: '计费到该 cgroup 的文件页，不含共享内存。', trap: '大多可回收：内存紧张时最先释放。' },
  'cgroup.shmem': {
    name: '共享内存',
    meaning: '计费到该 cgroup 的 tmpfs、System V 与 memfd 页。',
    trap: '计费到最先触碰者，即使使用者都在别处。',
  },
  'cgroup.kernel': {
    name: '内核内存',
    meaning: '内核为该 cgroup 持有的内存：slab、内核栈、页表、per-CPU 数据。',
    trap: '任何进程的计数中都看不到。',
  },
  'cgroup.slab': {
    name: 'slab',
    meaning: '计费到该 cgroup 的内核对象，例如 dentry 与 inode。',
    trap: '它是内核内存的一部分，不可再相加。其中许多可以回收。',
  },
  'cgroup.sock': { name: '套接字缓冲区', meaning: '计费到该 cgroup 的网络缓冲区。', trap: '按批计费，因此呈阶梯变化。' },
  'cgroup.workingSet': {
    name: '工作集',
    meaning: 'Kubernetes 所说的工作集。',
    formula: 'workingSet = usage - inactive_file',
    trap: '仍包含活跃的页缓存，它同样可以回收。OOM 并不依据工作集判断。',
  },
  'cgroup.unreclaimable': {
    name: '不可回收',
    meaning: '对无法回收部分的估计：没有交换空间可用的匿名内存、共享内存、不能收缩的内核内存。',
    trap: '这是估计值：能离开多少取决于交换空间与锁定内存。',
  },
  'cgroup.headroom': {
    name: '余量',
    meaning: '到根的路径上第一个硬上限被占满、或主机没有可用内存之前还剩多少。',
    formula: 'min(上限 - 不可回收, MemAvailable)',
    trap: '页缓存可以丢弃，不占用余量；memory.high 会更早开始减速。',
  },
  'cgroup.oomKills': {
    name: 'OOM kill 次数',
    meaning: '该 cgroup 中被 OOM killer 结束的进程数；v2 还包括其下级。',
    trap: '触发的上限可能属于上级。',
  },
  'cgroup.limitHits': {
    name: '触及上限次数',
    meaning: '用量即将超过硬上限的次数。',
    trap: '每次都会启动回收，大多可以化解，也许只丢弃了页缓存。',
  },
  'cgroup.swapLimitHits': {
    name: '触及交换上限次数',
    meaning: '触及交换上限的次数：v1 为内存与交换合计的上限，v2 仅为交换空间的上限。',
    trap: 'v1 中两个上限相等时只有它会增加，“触及上限次数”保持为 0。',
  },
  'cgroup.highEvents': {
    name: '触及软上限次数',
    meaning: '因用量超过 memory.high 而让任务去回收的次数。',
    trap: '一次可能耗时几微秒，也可能几秒，需结合压力信息看。',
  },
  'cgroup.pressureSome': {
    name: '压力（some）',
    meaning: '至少有一个任务在等待内存的时间。',
    trap: '累计值：看两次采集之差，而不是绝对值。',
  },
  'cgroup.pressureFull': { name: '压力（full）', meaning: '所有有工作的任务都在等待内存的时间。', trap: '累计值，不会大于压力（some）。' },
  'cgroup.inactiveFile': {
    name: '非活跃页缓存',
    meaning: '最近没有使用的文件页：回收时最先取走。',
    trap: 'Kubernetes 正是从用量中减去它得到工作集。',
  },
  'cgroup.mappedFile': {
    name: '被映射的文件页',
    meaning: '有进程映射的文件页与共享内存。',
    trap: '它是页缓存与共享内存的一部分，不可再相加。',
  },
  'cgroup.hugetlb': { name: '大页（hugetlb）', meaning: '计费到该 cgroup 的大页池页面。', trap: '由单独的控制器统计：默认不属于用量。' },
  'cgroup.swapCached': { name: '交换缓存', meaning: '位于 RAM、同时仍占有交换槽位的页。', trap: '同时计入内存与交换空间。' },
  'cgroup.majorFaults': { name: '主缺页', meaning: '该 cgroup 中需要等待设备的缺页异常。', trap: '累计值，只有变化量才有意义。' },
  'cgroup.pageFaults': {
    name: '缺页异常',
    meaning: '该 cgroup 中的所有缺页异常，包括主缺页。',
    trap: '大多无需设备即可完成，只花几微秒。',
  },
  'cgroup.pagesScanned': { name: '扫描页数', meaning: '内存回收检查过的页。', trap: '扫描远多于回收，说明几乎没有可回收的页。' },
  'cgroup.pagesReclaimed': { name: '回收页数', meaning: '内存回收取走的页。', trap: '本身不是坏事：页缓存就是这样循环使用的。' },
  'cgroup.anonymousRefaults': {
    name: '匿名页再次缺页',
    meaning: '换出后不久又被需要的匿名页。',
    trap: '累计值；若持续发生，说明内存容不下正在使用的数据。',
  },
  'cgroup.fileRefaults': {
    name: '文件页再次缺页',
    meaning: '丢弃后不久又被需要的文件页。',
    trap: '累计值；若持续发生，说明页缓存抖动，而 OOM kill 不会来终止它。',
  },
  'cgroup.dyingDescendants': {
    name: '濒死的 cgroup',
    meaning: '该 cgroup 之下已删除、但仍被内存引用的 cgroup。',
    trap: '在文件树中看不到，但其计费仍计入上级。',
  },
};
