import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';
import { hugeAndSwapTexts } from './zh-huge-swap.ts';

export const texts: MetricTexts<typeof metrics> = {
  '(header line)': {
    meaning: '每个映射开头的那一行，六列内容与 maps 相同；到下一个这样的行为止，中间各行都属于这个映射。',
    trap: '不能靠第一个字段名或字段个数来分段，它们随内核版本而变。唯一的标志是行首的地址范围；行尾的文件名可以伪装成任何内容。',
    when: '需要在保存下来的原文件里找到某条证据时。',
  },
  Name: {
    meaning: '只出现在较早的 Android 内核上：程序给匿名内存起的名字，单独占一行。',
    trap: '主线内核把这个名字写在开头行里，形如 [anon:name]。有些厂商内核会把这一行打印两遍。',
    when: '区分 Android 进程中的 native 堆、Java 堆和图形内存时。',
  },
  Size: {
    meaning: '映射在地址空间中的长度，与实际用了多少内存无关。',
    trap: '预留的堆、线程栈、保护区即使从未触碰也全额计入。旧内核上主栈的 Size 会比地址范围多一个保护页；[vsyscall] 的 4 kB 不在 VmSize 里。',
    when: '和 Rss 对照着看：Size 大而 Rss 小，就是预留。单独看只对地址空间限制有意义。',
  },
  KernelPageSize: {
    meaning: '这个映射背后可能的最小页：普通页，或者 hugetlb 映射的大页尺寸。',
    trap: '透明大页从不改变这个值；显示 4 kB 不代表没有用大页。',
    when: '值为 2048 或 1048576 时说明是 hugetlb 内存，它的 Rss 为 0。',
  },
  MMUPageSize: {
    meaning: '处理器在这个映射上可以使用的最小页，除少数 PowerPC 机器外与 KernelPageSize 相同。',
    trap: '不是此刻正在使用的页大小。',
    when: '几乎用不到。',
  },
  Rss: {
    meaning: '映射的常驻内存：每个在内存中的页按映射到的位置各计一次，共享页全额计入。',
    trap: '跨进程相加会把共享页重复计算，应改用 Pss。hugetlb、已换出的页、页表和设备内存都不在其中。在 6.1 上见过：开启 NUMA 自动均衡时会漏掉透明大页，每个少 2 MiB。',
    when: '要看同一进程里是哪个映射在增长时。',
  },
  Pss: {
    meaning: '按比例分摊的常驻内存：每个页除以全机映射它的次数，最后舍去不足 1 kB 的部分。',
    trap: '进程自身没有变化时它也会变：共享页的邻居退出，它就上升。Rss 不为 0 时 Pss 可能显示 0，所以各映射之和会比 smaps_rollup 的总数少，每个映射最多少 1 kB。',
    when: '需要在进程、服务、容器之间比较或求和时。',
  },
  Pss_Dirty: {
    meaning: 'Pss 中属于脏页的部分。',
    trap: '6.0 之前没有这一行，没有不等于 0。几乎所有匿名内存都算脏页，并不只是等待写盘的文件数据。',
    when: '判断哪些内存不能被直接丢弃时。',
  },
  Shared_Clean: {
    meaning: '未被修改、且有不止一处映射的常驻页。',
    trap: '取决于此刻有多少处映射，而不是 MAP_SHARED：同一个库只有一个进程使用时，就算作 Private_Clean。',
    when: '多半是程序代码。数值大也不贵，因为大家共用一份。',
  },
  Shared_Dirty: {
    meaning: '被修改过、且有不止一处映射的常驻页：fork 之后尚未写入的内存，以及共享内存段。',
    trap: '不是等待写回文件的数据：它们大多是匿名页或 shmem，只能换出。子进程一写入就变成 Private_Dirty，并没有谁新申请内存。',
    when: '看 fork 型服务：写时复制目前还省下多少。',
  },
  Private_Clean: {
    meaning: '未被修改、且只在这里映射的常驻页。',
    trap: '它计入 USS，但其中大部分内核可以无代价地丢弃；MADV_FREE 放弃的页也在这里。只有一个使用者的 MAP_SHARED 文件同样算私有。',
    when: '偏高说明只有这个进程在映射并读取某些文件，不是泄漏的迹象。',
  },
  Private_Dirty: {
    meaning: '被修改过、且只在这里映射的常驻页：堆、栈、库里被改写的页、只有一个使用者的共享内存。',
    trap: '进程退出时不一定全部归还：只有一个使用者的 tmpfs 文件或 SysV 段会留下来。持续增长也不足以证明内存泄漏，缓存同样会增长。',
    when: '某个进程变大时最先看的一列。没有交换空间时，其中的匿名页完全无法回收。',
  },
  Referenced: {
    meaning: '读取文件那一刻带有“访问过”标记的常驻页。',
    trap: '不等于最近用过：标记会一直保留，直到内存回收或有人清除它，所以空闲的机器上几乎全部页都是 Referenced。',
    when: '只有在两次读取之间写过 clear_refs 才有意义，而那会改变目标进程，普通采集绝不会做。',
  },
  Anonymous: {
    meaning: '背后没有文件的常驻页，包括文件映射里的私有副本。',
    trap: '共享匿名内存不在其中：MAP_SHARED 加 MAP_ANONYMOUS 属于 shmem，这里显示 0。',
    when: '在无名映射里就是堆；在库的映射里是进程改写过的数据。',
  },
  KSM: {
    meaning: '已被 KSM 与别处相同内容合并的常驻页。',
    trap: '每个共享者都全额显示，所以它不是省下的内存。KSM 放置的零页不计入。',
    when: '在开启 KSM 的虚拟化主机上。',
  },
  LazyFree: {
    meaning: '程序用 MADV_FREE 放弃、之后没有再写过的匿名页。',
    trap: '在内存紧张之前，它仍然留在 Rss、Pss 和 RssAnon 里，看上去像是还在使用。数值可能略小于实际。',
    when: '怀疑分配器（jemalloc、较早的 Go）不归还内存时：把它减掉再看。',
  },
  ...hugeAndSwapTexts,
  VmFlags: {
    meaning: '一串两字母代码，说明内核对这个映射所知的一切：权限、锁定、大页、各种建议。',
    trap: '内核不保证它稳定：代码会增减，没有代码的标志位打印为 ??。',
    when: '想知道某个映射为什么这样表现时：lo 已锁定，ht 为 hugetlb，nh 拒绝大页，dd 不进 core dump。',
  },
};
