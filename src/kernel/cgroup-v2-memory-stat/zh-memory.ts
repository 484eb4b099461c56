import type { MetricTexts } from '../metric-doc.ts';
import type { memoryMetrics } from './metrics-memory.ts';

export const memoryTexts: MetricTexts<typeof memoryMetrics> = {
  anon: {
    meaning: '本 cgroup 及其全部下级的匿名内存：堆、栈、写时复制出来的私有页，透明大页按整页计。',
    trap: '不是 VmRSS：驻留的文件页和共享内存不在内。cAdvisor 却把它叫作 container_memory_rss。5.7 及以前还含交换缓存。',
    when: '用量增长时首先看它；OOM 多半由它造成。',
  },
  file: {
    meaning: '本 cgroup 及其全部下级的页缓存，不论是否被映射，含 tmpfs 等共享内存。',
    trap: '能丢弃的只有 file - shmem；shmem 部分要有交换空间。',
    when: '想知道用量里有多少是缓存时。',
  },
  kernel: {
    meaning: '计入此处的全部内核内存：slab、内核栈、页表、percpu、vmalloc、zswap 池、管道等。',
    trap: '套接字缓冲区不在内。各分项互有重叠，加起来不等于它。5.18 之前没有这一行，而不是 0。',
    when: 'anon 和 file 不动、它在涨时：内核泄漏，或文件、管道、线程太多。',
  },
  kernel_stack: {
    meaning: '各线程的内核栈。',
    trap: '每个线程一份，空闲也占：x86-64 上每份 16 KiB。用户态的栈在 anon 里。',
    when: '怀疑线程数失控时。',
  },
  pagetables: {
    meaning: '各进程的页表。',
    trap: '属于 kernel。每个进程映射同一块大的共享内存，都要有自己的一份页表。',
    when: '地址空间稀疏，或许多进程映射同一大段时。',
  },
  sec_pagetables: {
    meaning: '虚拟机的第二级页表，较新的内核还包括 IOMMU 的页表。',
    trap: '不包含在 pagetables 里。',
  },
  percpu: {
    meaning: '内核的 percpu 分配：计数器、BPF map、cgroup 自身的结构。',
    trap: '随“可能存在”的 CPU 数增长，而不是在用的 CPU 数。',
    when: 'CPU 很多的机器，以及 cgroup 频繁创建删除的场合。',
  },
  sock: {
    meaning: '计入此处的套接字缓冲区。',
    trap: '属于 memory.current，不属于 kernel。v1 没有对应的行。',
    when: '对端读得慢，或队列没人读时。',
  },
  vmalloc: {
    meaning: '已记账的 vmalloc 区内核内存。',
    trap: '与 kernel_stack 有重叠，因为内核栈常在那里分配。',
  },
  shmem: {
    meaning: 'tmpfs 文件、/dev/shm、memfd、SysV 段和共享匿名内存。',
    trap: '列在 file 之内，行为却像匿名内存：不能丢弃，进程没了也还在。',
    when: '进程走了用量不降时：tmpfs 或 medium 为 Memory 的 emptyDir 里留有文件。',
  },
  zswap: {
    meaning: '存放本 cgroup 换出页的压缩池所占的内存。',
    trap: '它是 RAM，属于 kernel，也属于 memory.current。',
    when: '计算压缩交换的代价。',
  },
  zswapped: {
    meaning: '压缩池中内容压缩之前的大小。',
    trap: '也计在 memory.swap.current 里，尽管没有写过盘。',
    when: '除以 zswap 得到压缩比。',
  },
  zswap_incomp: {
    meaning: '无法压缩、原样放在 zswap 里的数据。',
    trap: '比 6.18 更新的内核才有。文档说是页数，输出却按字节。',
  },
  file_mapped: {
    meaning: '至少被一个页表映射的缓存页，含共享内存。',
    trap: '别的 cgroup 先碰到的页记在那边。',
    when: '看代码、库和映射文件的占用。',
  },
  file_dirty: {
    meaning: '已修改、还没开始写盘的缓存页。',
    trap: '写盘之前不能丢弃。',
    when: '写得比磁盘快时。',
  },
  file_writeback: {
    meaning: '此刻正在写盘的缓存页。',
    trap: '是水平，不是写了多少。',
    when: '怀疑磁盘拖慢回收时。',
  },
  swapcached: {
    meaning: '在内存里、同时仍占着交换槽位的页。',
    trap: '在 memory.current 和 memory.swap.current 两边都计。',
    when: 'memory.current 大于 anon + file + kernel + sock 时。',
  },
  anon_thp: {
    meaning: '由透明大页承载的匿名内存。',
    trap: '属于 anon。是占住的大小，不是碰过的大小。',
    when: '接近 anon 而程序要的并不多：大页膨胀。',
  },
  file_thp: {
    meaning: '由透明大页承载的文件缓存。',
    trap: '属于 file。',
  },
  shmem_thp: {
    meaning: '由透明大页承载的共享内存。',
    trap: '属于 shmem；稀疏的 tmpfs 文件可能因此膨胀。',
  },
  inactive_anon: {
    meaning: '近期没用到的匿名内存、共享内存和交换缓存。',
    trap: '不是 anon 的一部分：共享内存也在这里。没有交换空间时一页也回收不了。',
    when: '想知道哪些会最先被换出时。',
  },
  active_anon: {
    meaning: '近期用过的匿名内存、共享内存和交换缓存。',
    trap: 'inactive_anon + active_anon 不等于 anon，因为两个链表里都有 shmem。',
    when: '看进程内存中热的部分。',
  },
  inactive_file: {
    meaning: '近期没用到的文件页，最先被丢弃。不含共享内存。',
    trap: '其中的脏页要先写盘。从 memory.current 减去它之后，剩下的也并非都离不开：active_file 同样可以回收。',
    when: '按 Kubernetes 的口径算 working set。',
  },
  active_file: {
    meaning: '近期用过的文件页。不含共享内存。',
    trap: '可以回收，但 Kubernetes 的 working set 把它当作已用，读文件多的 pod 因此看起来总是满的。',
    when: 'working set 接近上限而什么都不慢时。',
  },
  unevictable: {
    meaning: '回收必须跳过的页，不分类型：mlock、ramfs 等。',
    trap: '这是页所在的位置，不是另一种内存：anon 或 file 里也计了它。',
    when: '看上去有很多缓存却撞到上限时。',
  },
  slab_reclaimable: {
    meaning: '可以收缩的内核对象：dentry、inode。',
    trap: '它是缓存，再大也不是泄漏。5.9 起按对象精确记账，之前按整块 slab。',
    when: 'cgroup 碰过大量文件时。',
  },
  slab_unreclaimable: {
    meaning: '不能收缩的内核对象。',
    trap: '有一些是正常的；无休止地增长则不正常。',
    when: '怀疑内核泄漏时。',
  },
  slab: {
    meaning: '本 cgroup 的全部内核对象，不论能否回收。',
    trap: '只是 kernel 的一部分。',
    when: '快速了解内核对象占用。',
  },
  hugetlb: {
    meaning: '记到内存控制器上的 hugetlb 大页。',
    trap: '只有挂载选项 memory_hugetlb_accounting 打开才有这一行；否则 hugetlb 在 memory.current 之外。',
    when: '容器使用大页池时。',
  },
};
