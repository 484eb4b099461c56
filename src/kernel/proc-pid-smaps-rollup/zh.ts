import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  '[rollup]': {
    meaning: '唯一的开头行：从进程的第一个地址到最后一个地址。权限、偏移、设备和 inode 只是占位。',
    trap: '两个地址之差是地址空间的跨度，不是内存大小。',
    when: '只用来辨认这个文件。',
  },
  Rss: {
    meaning: '整个进程的常驻内存，逐页从页表统计，共享页全额计入。',
    trap: '不能跨进程相加。在计数器有缓存的内核上它比 VmRSS 准确；但 6.1 开启 NUMA 自动均衡时，它和 smaps 都会漏掉一些大页。不含 hugetlb 和已换出的页。',
    when: '用来核对 VmRSS；具体是哪个映射再看 smaps。',
  },
  Pss: {
    meaning: '整个进程按比例分摊的内存：每个常驻页除以全机映射它的次数。',
    trap: '邻居进程启动或退出都会使它变化。它略大于 smaps 中 Pss 之和，因为那里每个映射都舍去了零头。频繁读取并不便宜：内核要遍历进程的全部页。',
    when: '在进程、服务、容器之间比较和求和时，用这一个数字。',
  },
  Pss_Dirty: {
    meaning: 'Pss 中属于脏页的部分。',
    trap: '6.0 之前没有这一行，没有不等于 0。',
    when: '判断哪些内存不能被直接丢弃时。',
  },
  Pss_Anon: {
    meaning: '进程匿名内存按比例分摊的部分。',
    trap: '只在这里有，smaps 里没有。fork 之后写时复制共享的内存会被分摊，子进程一写入，总和就上升。',
    when: '怀疑泄漏时首先跟踪的数字，可以跨进程相加；同时要看交换用量。',
  },
  Pss_File: {
    meaning: '进程所映射的普通文件页缓存，按比例分摊。',
    trap: '只算被映射的文件：通过 read、write 使用的页缓存不属于任何进程。',
    when: '看一个服务有多少是程序代码和映射的数据，这些可以重新读入。',
  },
  Pss_Shmem: {
    meaning: '共享内存按比例分摊的部分：tmpfs、memfd、SysV、共享匿名内存。',
    trap: '没有人映射的共享内存，例如留在 /dev/shm 里的文件，不在任何进程里。',
    when: '数据库和 fork 型服务：共享段由谁分担多少。',
  },
  Shared_Clean: {
    meaning: '进程中未被修改、且有不止一处映射的常驻页。',
    trap: '取决于此刻的使用者个数，而不是 MAP_SHARED。',
    when: '多半是程序代码，只有一份，代价小。',
  },
  Shared_Dirty: {
    meaning: '进程中被修改过、且有不止一处映射的常驻页。',
    trap: '多为 fork 之后写时复制的内存和共享段，并不是 sync 会写出的数据。',
    when: '看 fork 出的工作进程还共享多少。究竟是写时复制还是共享段，由 smaps 逐个映射说明。',
  },
  Private_Clean: {
    meaning: '只由本进程在一处映射、未被修改的常驻页。',
    trap: '属于 USS，但大部分内核可以无代价丢弃。MADV_FREE 放弃的页也在其中。',
    when: '作为 USS 中无害的部分来看。',
  },
  Private_Dirty: {
    meaning: '只由本进程在一处映射、被修改过的常驻页，是 USS 的主体。',
    trap: '只有一个使用者的共享内存也在其中，可能比进程活得更久。增长不等于泄漏。',
    when: '大致就是重启之后能收回的内存。',
  },
  Referenced: {
    meaning: '进程中带有“访问过”标记的常驻页。',
    trap: '标记一直保留到内存回收或有人清除为止，不代表最近用过。',
    when: '只有两次读取之间写过 clear_refs 才有意义，而那会改变目标进程。',
  },
  Anonymous: {
    meaning: '进程的常驻匿名页：堆、栈、文件页的私有副本。',
    trap: '共享匿名内存属于 shmem，不在其中。fork 之后共享的页在每个进程都全额计入。',
    when: '用来核对 RssAnon。',
  },
  KSM: {
    meaning: '进程中已被 KSM 与相同内容合并的常驻页。',
    trap: '每个共享者都全额显示，不是省下的内存。',
    when: '在开启 KSM 的虚拟化主机上。',
  },
  LazyFree: {
    meaning: '已用 MADV_FREE 放弃、但内核还没有收走的匿名页。',
    trap: '内存紧张之前仍留在 Rss、Pss 和 RssAnon 中。',
    when: '进程看上去不归还内存时：把它减掉。',
  },
  AnonHugePages: {
    meaning: '进程中以整个大页（x86-64 上为 2 MiB）映射的匿名内存。',
    trap: '较小的大页和按小页映射的大页不计入，所以为 0 不代表没有。',
    when: 'RSS 远大于程序触碰过的内存，或以 2 MiB 为台阶变化时。',
  },
  ShmemPmdMapped: {
    meaning: '进程中以整个大页映射的共享内存。',
    trap: '按小页映射的不计入。',
    when: '为共享内存开启了大页时。',
  },
  FilePmdMapped: {
    meaning: '进程以整个大页映射的普通文件页缓存。',
    trap: '按小页映射的大 folio 不计入。',
    when: '确认程序代码是否运行在大页上时。',
  },
  Shared_Hugetlb: {
    meaning: '进程中可能还有别人映射的 hugetlb 页。',
    trap: '不在 Rss 和 Pss 里，每个进程都显示全额，不要相加。',
    when: '数据库和 DPDK：内存不在任何 RSS 里时。',
  },
  Private_Hugetlb: {
    meaning: '只由本进程映射的 hugetlb 页。',
    trap: '不在 Rss 和 Pss 里。退出后回到大页池，不会增加 MemFree。',
    when: '作为多数工具会遗漏的那部分 USS。',
  },
  Swap: {
    meaning: '进程已换出的内存，包括它所映射的共享内存中被换出的部分。',
    trap: '可能大于不含共享内存的 VmSwap；同一段共享内存在每个进程都会重复计入。',
    when: '与 Rss 一起看：只有两者之和才能说明内存是否归还。',
  },
  SwapPss: {
    meaning: '进程已换出的私有内存，每个交换槽按使用者个数分摊。',
    trap: '被换出的共享内存不在其中，全部进程之和可能远小于已用的交换空间。',
    when: '需要跨进程累加交换用量时。',
  },
  Locked: {
    meaning: '进程被锁定内存的 Pss。',
    trap: '是分摊值，且只算常驻部分；锁定的地址空间大小看 VmLck。约 4.14 到 4.19 的内核会把未锁定的内存也算进来。',
    when: '内存回收毫无效果时。',
  },
};
