import type { MetricWords } from './metric-words.ts';
import type { processMetricsEnglish } from './metrics-en-process.ts';

export const processMetricsChinese: Readonly<Record<keyof typeof processMetricsEnglish, MetricWords>> = {
  'process.rss': {
    name: 'RSS',
    meaning: '常驻内存（RSS）：映射到进程中且位于 RAM 的所有页，无论是否共享。',
    trap: '共享页在每个映射它的进程中都全额计入，因此各进程 RSS 之和大于它们合计使用的内存。',
  },
  'process.anonymous': {
    name: '匿名内存',
    meaning: '没有文件支撑的常驻页：堆、栈，以及文件页的私有副本。',
    trap: '页被换出后该值会下降。判断增长应看匿名内存加交换空间。',
  },
  'process.file': {
    name: '文件页',
    meaning: '所映射文件的常驻页：程序代码、库、数据文件。',
    trap: '干净的文件页可以丢弃后重新读取，仅数值大并不说明需要这么多内存。',
  },
  'process.shmem': {
    name: '共享内存',
    meaning: 'tmpfs、System V、memfd 对象以及共享匿名映射的常驻页。',
    trap: '只能通过交换离开 RAM；每个映射它的进程都全额计入。',
  },
  'process.pss': {
    name: 'PSS',
    meaning: '按比例分摊的内存（PSS）：私有页全额计入，共享页按映射者数量均分。',
    trap: '别的进程映射或解除映射同一页时，本进程什么都没做，PSS 也会变化。',
  },
  'process.uss': {
    name: 'USS',
    meaning: '独占内存（USS）：只有本进程映射的内存，即单独结束它时会释放的部分。',
    formula: 'USS = Private_Clean + Private_Dirty + Private_Hugetlb',
    trap: '与 fork 出的子进程共享的页不属于任何一方的 USS，因此 fork 之后 USS 会下降。',
  },
  'process.pssAnonymous': { name: 'PSS（匿名）', meaning: 'PSS 中的匿名部分。', trap: '写时复制的页在父子进程间均分，直到其中一方写入。' },
  'process.pssFile': { name: 'PSS（文件）', meaning: 'PSS 中的文件页部分。', trap: '更多进程映射同一个库时该值会下降。' },
  'process.pssShmem': { name: 'PSS（共享内存）', meaning: 'PSS 中的共享内存部分。', trap: '它不说明对象计费到哪个 cgroup。' },
  'process.swapPss': { name: 'SwapPss', meaning: '本进程匿名页占用的交换空间，按比例分摊。', trap: '换出的共享内存不包括在内。' },
  'process.lazyFree': {
    name: '惰性释放',
    meaning: '已用 MADV_FREE 归还但内核尚未收回的页，仍计为常驻。',
    trap: '看起来像泄漏，内存紧张时会立即消失且没有代价。',
  },
  'process.anonymousHuge': {
    name: '匿名透明大页',
    meaning: '位于透明大页（THP）中的匿名内存。',
    trap: '整个大页都计为常驻，而程序可能只触碰了其中几个字节。',
  },
  'process.swap': {
    name: '交换空间',
    meaning: '本进程位于交换空间的匿名页。',
    trap: '换出的共享内存不计入。仅看数值没有害处，要看换入换出的流量。',
  },
  'process.virtual': {
    name: '虚拟内存大小',
    meaning: '地址空间（VSZ）：所有映射，无论是否触碰。',
    trap: '不是正在使用的内存：预留的堆与线程栈都全额计入。',
  },
  'process.pageTables': {
    name: '页表',
    meaning: '该地址空间的页表占用的内存。',
    trap: '不属于 RSS；4.15 之前的内核只统计最低一级。许多进程映射同一个大段时，各自都要为页表付出内存。',
  },
  'process.peakRss': {
    name: 'RSS 峰值',
    meaning: '进程启动或峰值重置以来的最高 RSS。',
    trap: '内核惰性维护：在较新的内核上，即使无人重置，也可能下降数百 KiB。共享页全额计入。',
  },
  'process.peakVirtual': { name: '虚拟内存峰值', meaning: '进程曾经有过的最大地址空间。', trap: '不能衡量它需要多少内存。' },
  'process.locked': {
    name: '锁定内存',
    meaning: '被 mlock 锁定、不会被回收的地址空间。',
    trap: '使用缺页时锁定（lock on fault）时，常驻部分可能很少。',
  },
  'process.hugetlb': { name: '大页（hugetlb）', meaning: '取自预留大页池的内存。', trap: '既不在 RSS 与 PSS 中，也不计入 cgroup 的内存。' },
  'process.threads': { name: '线程数', meaning: '进程的线程数量。', trap: '每个线程有数 MiB 的栈映射，只有触碰过的部分常驻。' },
  'process.mappings': {
    name: '映射数',
    meaning: 'maps 中的映射数量。',
    trap: '上限是 vm.max_map_count；达到后即使内存空闲，mmap 也会失败。',
  },
  'process.oomScore': {
    name: 'OOM 分值',
    meaning: '此刻 OOM killer 对该进程的权衡分值。',
    trap: '它相对于触发 OOM 的内存范围：主机或 cgroup。',
  },
  'process.oomScoreAdj': {
    name: 'OOM 分值调整',
    meaning: '人为加到 OOM 分值上的调整：-1000 永不杀死，1000 最先杀死。',
    trap: '子进程会继承，因此可能是父进程的设置。',
  },
  'process.minorFaults': {
    name: '次缺页',
    meaning: '无需读取设备即可完成的缺页异常。',
    trap: '进程生命周期内的累计值，只有速率才有意义。',
  },
  'process.majorFaults': {
    name: '主缺页',
    meaning: '需要等待设备的缺页异常：要读入文件页或已换出的页。',
    trap: '程序首次启动会产生许多；负载下持续出现则说明内存紧张。',
  },
  'mapping.size': { name: '大小', meaning: '映射的地址范围。', trap: '页被触碰之前并不占用内存。' },
  'mapping.rss': { name: 'RSS', meaning: '该映射的常驻页，无论是否共享。', trap: '共享页在每个映射中都全额计入。' },
  'mapping.pss': { name: 'PSS', meaning: '该映射常驻页按比例分摊的部分。', trap: '别的进程映射同样的页时会变化。' },
  'mapping.uss': {
    name: 'USS',
    meaning: '该映射中没有其他进程映射的常驻页。',
    formula: 'USS = Private_Clean + Private_Dirty + Private_Hugetlb',
    trap: '只要仅有一个进程映射该页，即使在共享映射中也算私有。',
  },
  'mapping.anonymous': {
    name: '匿名页',
    meaning: '该映射中没有文件支撑的页，包括文件页的私有副本。',
    trap: '文件映射也可能含匿名页：即被写过的页。',
  },
  'mapping.swap': {
    name: '交换空间',
    meaning: '该映射位于交换空间的页。',
    trap: '共享内存时统计对象在映射范围内的交换，其他情况统计进程自身的交换。',
  },
  'mapping.swapPss': { name: 'SwapPss', meaning: '该映射的交换空间按比例分摊的部分。', trap: '共享内存为零。' },
  'mapping.anonymousHuge': { name: '匿名透明大页', meaning: '该映射位于透明大页中的匿名内存。', trap: '按整个大页计算。' },
  'mapping.locked': { name: '锁定内存', meaning: '该映射中被锁定的部分。', trap: '按比例计算：其他进程也映射的锁定页会均分。' },
  'mapping.hugetlb': { name: '大页（hugetlb）', meaning: '该映射使用的大页池页面。', trap: '不属于它的 RSS。' },
  'object.size': { name: '大小', meaning: '共享对象的大小。', trap: '稀疏对象实际占用更少。' },
  'process.freed': {
    name: '结束后可释放',
    meaning: '恰好结束这些进程时会释放的内存：它们的私有内存，以及只有它们共享的内存。',
    trap: '这是估计值；只有采集到所有映射该共享内存的进程时才准确。',
  },
  'object.resident': {
    name: '常驻',
    meaning: '共享对象位于 RAM 的页，只计一次。',
    trap: '没有内核文件给出时，由映射它的进程推算；它们都未触碰的页不包括在内。',
  },
  'object.mappers': { name: '映射者数', meaning: '映射该对象的已采集进程数。', trap: '采集范围之外的进程不计入。' },
};
