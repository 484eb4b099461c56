import type { MetricTexts } from '../metric-doc.ts';
import type { localMetrics } from './metrics-local.ts';

const debug = '与内存用量无关。';

export const localTexts: MetricTexts<typeof localMetrics> = {
  cache: {
    meaning: '直接记在本 cgroup 上的页缓存：各种文件系统的文件页（不论是否被映射），也包括 tmpfs、SysV 共享内存和共享匿名映射。',
    trap: '并非都能丢弃：其中的 shmem 要有交换空间才能挪走。读文件的进程退出后，缓存依然记在这里。',
    when: '要把用量拆成缓存和进程内存时。大部分是 inactive_file 就无妨，shmem 占比大则不然。',
  },
  rss: {
    meaning:
      '直接记在本 cgroup 上的匿名内存：堆、栈、写时复制出来的私有页，透明大页按整页计。5.8 起只计已映射的匿名页；之前计所有已记账的匿名页，连同交换缓存。',
    trap: '不是 ps 的 RSS：驻留的文件页和共享内存都不在内。实测有进程 VmRSS 为 65 MB，所在 cgroup 的 rss 只有 7 MB。',
    when: '怀疑成员进程的堆在增长时。它可以与各进程 RssAnon 之和比较，不能与任何叫 RSS 的数比较。',
  },
  rss_huge: {
    meaning: 'rss 中由透明大页承载的部分。',
    trap: '与 hugetlb 大页毫无关系；文件和 tmpfs 的透明大页也不在内。',
    when: 'rss 远大于程序申请的量时：只碰 32 个页，也可能因此占住 64 MiB。',
  },
  shmem: {
    meaning: '直接记在本 cgroup 上的共享内存页：tmpfs 文件、/dev/shm、SysV 段、memfd、共享匿名映射。',
    trap: '它算在 cache 里，却不能丢弃，只能换出；进程退出后也还在。',
    when: '进程没几个而用量居高不下时：多半是 tmpfs 里留下了文件。',
  },
  mapped_file: {
    meaning: '直接记在本 cgroup 上、且至少被一个页表映射的缓存页，含共享内存。',
    trap: '进程可以映射着 58 MB 的库文件页而这里是 0：别的 cgroup 先碰到，账记在那边。',
    when: '与 rss 相加，是 v1 里最接近驻留大小的数。',
  },
  dirty: {
    meaning: '本 cgroup 中已被修改、还没开始写盘的缓存页。',
    trap: '这部分缓存不能直接丢：回收要先等磁盘。',
    when: '贴着上限的 cgroup 里写操作卡住时。',
  },
  writeback: {
    meaning: '本 cgroup 中排队等待或正在写盘的页，写往文件或交换空间。',
    trap: '这是某一时刻的水平，不是写了多少。',
    when: '写操作变慢时：数值高，说明设备慢。',
  },
  workingset_refault_anon: {
    meaning: '被换出不久又从交换空间读回的匿名页，单位是页。',
    trap: '是页数，不是字节，也不是次数。累计值说明不了什么，要看速度。',
    when: '怀疑在反复换入换出时：持续增长就是交换抖动。',
  },
  workingset_refault_file: {
    meaning: '被回收不久又重新读入的文件页，单位是页。',
    trap: '用 read() 读文件造成的抖动只有它看得见，pgmajfault 此时是 0。复制一次大文件会留下一个很大但无害的累计值。',
    when: 'cgroup 贴着上限、没被杀却很慢时：持续增长说明缓存不够用。',
  },
  swap: {
    meaning: '本 cgroup 自己的页占用的交换空间，留在 zswap 里的页也算。',
    trap: '大于 0 不等于内存不足：冷页可以在外面待很多天。交换未记账时（6.7 之前）没有这一行，而不是 0。',
    when: '看两次采集之间的增长，并与 refault 一起看。',
  },
  swapcached: {
    meaning: '已经回到内存、但在交换空间里仍留有副本的页。',
    trap: '这些页算在内存里，也可能仍算在交换里：两者相加会重复计算。',
    when: '使用交换期间，用量大于 rss + cache + 内核内存时。',
  },
  pgpgin: {
    meaning: '本 cgroup 的记账次数：一个页或一个任意大小的大页因缺页、读文件或换入而进来，记一次。',
    trap: '既不是从磁盘读的页数，也不是换入。/proc/vmstat 里的同名字段是块设备读入的 KiB。pgpgin - pgpgout 也不等于驻留大小：读了 76800 页，只记了 588 次。',
    when: '只能当作活跃程度来看。',
  },
  pgpgout: {
    meaning: '本 cgroup 的销账次数：一个页或大页被释放、回收或截断。',
    trap: '既不是写盘，也不是换出。',
    when: '只能当作活跃程度来看。',
  },
  pgfault: {
    meaning: '本 cgroup 的任务发生的缺页异常，含主缺页与次缺页。',
    trap: '大多数只是首次触碰，开销很小。cAdvisor 即使在 hierarchy 口径下显示的也是这一行本级值。',
    when: '看速度，并与完成的工作量对照。',
  },
  pgmajfault: {
    meaning: '本 cgroup 中必须等待 I/O 的缺页异常：换入，或读取被映射的文件。',
    trap: 'read() 读文件不计在内。cgroup 可以在文件上抖动而这里一直是 0。',
    when: '持续增长，说明被映射的文件或匿名内存放不下。',
  },
  inactive_anon: {
    meaning: '不活跃匿名链表上的页：近期没用到的匿名内存、共享内存和交换缓存。',
    trap: '不是 rss 的一部分，因为共享内存也在这里；没有交换空间时一页也回收不了。被锁定的页在另一个链表上。',
    when: '想知道哪些会最先被换出时。',
  },
  active_anon: {
    meaning: '活跃匿名链表上的页：近期用过的匿名内存和共享内存。',
    trap: '在多代 LRU 下，活跃与不活跃只表示年轻代与年老代。',
    when: '看进程内存中热的部分。',
  },
  inactive_file: {
    meaning: '近期没用到的文件页，最先被丢弃。不含共享内存。',
    trap: '其中的脏页要先写盘。Kubernetes 的 working set 只减去这一项，而 active_file 其实也可以回收。',
    when: '想知道用量中有多少能轻易收回时。',
  },
  active_file: {
    meaning: '近期用过的文件页。不含共享内存。',
    trap: '常被误认为不可回收。它可以回收，只是之后还得再读一遍。',
    when: 'working set 偏高时：它包含在内。',
  },
  unevictable: {
    meaning: '回收必须跳过的页，不分类型：mlock、SHM_LOCK、ramfs、secretmem。',
    trap: '同时也计在 rss 或 cache 里：这是页所在的位置，不是另一种内存。',
    when: '看上去有很多缓存，却仍撞到限制时。',
  },
  hierarchical_memory_limit: {
    meaning: '本 cgroup 与所有上级的 limit_in_bytes 中最小的一个，容器之外的上级也算。',
    trap: '它不说明这个限额已被同级用掉多少。余量是沿路径取 limit - usage 的最小值。',
    when: '在容器内部：外层的限制没有别的办法读到。',
  },
  hierarchical_memsw_limit: {
    meaning: '本 cgroup 与所有上级的“内存加交换”限制中最小的一个。',
    trap: '交换未记账时（6.7 之前）没有这一行，并不代表不限制。',
    when: '与 hierarchical_memory_limit 对照，看到底允许用多少交换。',
  },
  recent_rotated_anon: { meaning: '调试内核的回收内部数值，随时间衰减：被放回的匿名页。', trap: debug },
  recent_rotated_file: { meaning: '调试内核的回收内部数值，随时间衰减：被放回的文件页。', trap: debug },
  recent_scanned_anon: { meaning: '调试内核的回收内部数值，随时间衰减：被检查的匿名页。', trap: debug },
  recent_scanned_file: { meaning: '调试内核的回收内部数值，随时间衰减：被检查的文件页。', trap: debug },
  anon_cost: { meaning: '调试内核对回收匿名页代价的内部估计。', trap: debug },
  file_cost: { meaning: '调试内核对回收文件页代价的内部估计。', trap: debug },
};
