import type { MetricTexts } from '../metric-doc.ts';
import type { useMetrics } from './metrics-use.ts';

export const useTexts: MetricTexts<typeof useMetrics> = {
  MemTotal: {
    meaning: '页分配器管理的内存总量：实际安装的内存减去固件、内核映像和启动时预留的部分。',
    trap: '总是小于安装容量，也不是常数：内存热插拔和部分 balloon 驱动会改变它。容器里看到的可能是 lxcfs 伪装出来的限额。',
    when: '作为所有百分比的分母；两次采集号称来自同一台机器时，先比较它。',
  },
  MemFree: {
    meaning: '完全没有被使用的页，即所有内存区（zone）空闲链表上的页。',
    trap: '数值低是正常现象，空闲内存会被拿去做缓存。停在每 CPU 链表上的空闲页不计入，大机器上可达几十 MiB。应以 MemAvailable 判断。',
    when: '明明可用内存很多，分配却失败或卡顿时，与各 zone 的水位线一起看。',
  },
  MemAvailable: {
    meaning: '内核估算的、不动用交换空间就能给新程序的内存：保留量以上的空闲页，加上大部分文件缓存和可回收的内核内存。',
    trap: '只是整机的估算值：不考虑 cgroup 限制，还把已映射的和脏的文件页算作可用。不能用 free + buffers + cached 代替，因为 Cached 里含有丢不掉的 Shmem。',
    when: '整机指标里最先看它。低于 MemTotal 的 5% 到 10% 时内存回收已经不远，接着看压力（PSI）。',
  },
  Buffers: {
    meaning: '块设备本身的页缓存：文件系统元数据和直接读写裸设备的数据。',
    trap: '它也是页缓存，只是不计入 Cached。',
    when: '觉得缓存对不上数的时候：元数据密集的文件系统、直接读裸设备的备份都会记在这里。',
  },
  Cached: {
    meaning: '文件的页缓存，包含 tmpfs 和共享内存，不含块设备缓存（Buffers）和交换缓存。',
    trap: '并非都能丢弃：要先减去 Shmem，余下的还要去掉已映射、脏的和锁定的页。',
    when: '数值大是常态。如果它一直很小而文件被反复重读（refault），或者其中大部分是 Shmem，就要细看。',
  },
  SwapCached: {
    meaning: '已经回到内存、但在交换空间里仍有有效副本的页，再次换出时不必写盘。',
    trap: '不要与 AnonPages 相加：被进程映射的页两边都有。它们仍占着交换槽位，所以交换空间看起来比真正不在内存里的更满。',
    when: '页已换入而交换空间占用迟迟不降时。',
  },
  Active: {
    meaning: '活跃 LRU 链表上的页，匿名页和文件页合计。',
    trap: '说明不了多少问题：混合了两类内存；启用多代 LRU（MGLRU）后，它只是最年轻的两代。',
    when: '很少需要；请看区分 anon 与 file 的两行。',
  },
  Inactive: {
    meaning: '不活跃 LRU 链表上的页，匿名页和文件页合计。',
    trap: '不等于可以随手拿走：匿名部分要靠交换空间，文件部分可能是脏页或仍被映射。',
    when: '很少需要；请看区分 anon 与 file 的两行。',
  },
  'Active(anon)': {
    meaning: '活跃链表上只能靠交换空间回收的页，即匿名页和 shmem。',
    trap: '含 shmem 和 tmpfs。没有交换空间时，活跃与不活跃之分没有意义。',
    when: '与 Inactive(anon) 一起看，了解有多少内存只能靠换出来回收。',
  },
  'Inactive(anon)': {
    meaning: '只能靠交换空间回收、排在下一批换出的页；新建的 shmem 页从这里开始。',
    trap: '没有交换空间时，这里的页无法回收（惰性释放的页除外）。含 shmem 和 tmpfs。',
    when: '指望内存回收救场之前，先和 SwapFree 一起看。',
  },
  'Active(file)': {
    meaning: '近期被用过不止一次的文件页，即页缓存中的热数据。',
    trap: '活跃不代表受保护：内存紧张或执行 drop_caches 时，其中干净且未映射的页同样会被丢弃。',
    when: '与 refault 计数一起看：热缓存变小而 refault 上升，说明缓存已经放不下。',
  },
  'Inactive(file)': {
    meaning: '只访问过一次或已经变旧的文件页，内存回收最先取用。',
    trap: '不能立即全部释放：其中有脏页、正在回写的页和已映射的页。被 MADV_FREE 惰性释放的匿名页也记在这里。',
    when: '判断还能让出多少缓存而不伤性能；接近零且 refault 上升，说明缓存太小。',
  },
  Unevictable: {
    meaning: '内存回收不会碰的页：被 mlock 或 SHM_LOCK 锁定的页、ramfs、秘密内存，以及部分长期固定的映射。',
    trap: '不只是 mlock：ramfs 和锁定的共享内存也在内，可能远大于 Mlocked。',
    when: '交换空间充足而内存仍回收不动时。',
  },
  Mlocked: {
    meaning: '被 mlock 类映射锁定且驻留在内存里的页，不管多少进程映射，每页只算一次。',
    trap: '各进程 VmLck 之和会更大：那是地址空间，含尚未载入的页，共享页还会重复计算。',
    when: 'Unevictable 偏高时，用来区分是 mlock 还是别的原因。',
  },
  HighTotal: { meaning: '仅 32 位内核：内核无法永久映射的内存（highmem）。', trap: '64 位内核没有这一行，这是“不存在”，不是 0。' },
  HighFree: {
    meaning: '仅 32 位内核：highmem 中空闲的部分。',
    trap: 'LowFree 耗尽时这里再多也没用：内核从低端内存分配，照样可能触发 OOM。',
  },
  LowTotal: { meaning: '仅 32 位内核：内核永久映射、自己可以使用的内存。', trap: '不管机器装了多少内存，它往往不到 1 GiB。' },
  LowFree: { meaning: '仅 32 位内核：低端内存中空闲的部分。', trap: '接近零而 HighFree 很多，就是低端内存耗尽：内存有余却发生 OOM。' },
  MmapCopy: { meaning: '仅无 MMU 的内核：用复制来模拟 mmap 所占的内存。' },
  SwapTotal: {
    meaning: '所有已启用交换区的可用总容量。',
    trap: 'zram 按虚拟盘的大小计入，而它存的数据其实占着内存。',
    when: '为 0 时，匿名内存和 shmem 完全无法回收（惰性释放的页除外）。',
  },
  SwapFree: {
    meaning: '尚未使用的交换槽位。',
    trap: '用了交换空间不等于有压力：冷数据可以在那里躺上几周。只有速率（pswpin、refault）和 PSI 才说明换页造成了影响。留给交换缓存和 zswap 的槽位也算已用。',
    when: '内存紧张而它接近 0：下一步就是 OOM killer。',
  },
  Zswap: {
    meaning: '压缩交换缓存（zswap）存放数据所占用的内存。',
    trap: '这是内核内存，不属于任何进程，不在任何 RSS 里。',
    when: '启用了交换而内存对不上数时；与 Zswapped 相比可得压缩比。',
  },
  Zswapped: {
    meaning: 'zswap 中数据压缩前的原始大小。',
    trap: '计为已用交换空间，但没有一个字节在磁盘上：交换占用可以在毫无 I/O 的情况下上升。',
    when: '区分“压缩后留在内存”和“真正换出到盘”；Zswapped / Zswap 就是压缩比。',
  },
  Dirty: {
    meaning: '已在内存中修改、等待写回文件的页缓存。',
    trap: '与 smaps 里的 dirty 不是一回事：匿名页和 shmem 页不在其中。',
    when: '写操作卡住时：与 vmstat 的 nr_dirty_threshold 比较，接近它时内核会限制写入速度。',
  },
  Writeback: {
    meaning: '此刻正在写出的页。',
    trap: '换出产生的写也在内，不只是文件数据。',
    when: '居高不下时：存储跟不上。',
  },
  AnonPages: {
    meaning: '进程映射的匿名内存：堆、栈、写时复制产生的私有副本。含透明大页，每页只算一次。',
    trap: '不含 shmem 和 tmpfs。fork 出的进程仍共享页时，各进程 RssAnon 之和会大于它。',
    when: '进程真实占用的主要指标，也最适合跨采集比较：不受缓存波动影响。',
  },
  Mapped: {
    meaning: '至少被一个进程映射的文件页和 shmem 页，每页只算一次。',
    trap: '几乎全部已包含在 Cached 和 Buffers 里，不要相加。各进程 RssFile + RssShmem 之和会重复计算共享页。',
    when: '了解有多少缓存是 drop_caches 动不了的。',
  },
  Shmem: {
    meaning: '驻留在内存里的共享内存页：tmpfs、/dev/shm、System V、memfd、共享匿名映射和部分 GPU 缓冲。',
    trap: '算在 Cached 里却丢不掉：只能靠删除、最后一个使用者退出，或者换出。已换出的部分不在其中。',
    when: '数值高却找不到对应进程时：检查 tmpfs 里的文件和被遗忘的共享内存段。',
  },
};
