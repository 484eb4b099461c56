import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  address: {
    meaning: '映射的起始地址，以及末尾之后的第一个地址。同一次读取中各行递增，互不重叠。',
    trap: '相邻且权限相同的两行仍可能是两个映射。同一程序两次运行的地址并不相同（ASLR），不能靠地址相等来配对。',
    when: '两者之差就是长度；行数受 vm.max_map_count 限制。',
  },
  perms: {
    meaning: '当前权限 r、w、x，以及 s（MAP_SHARED）或 p（私有）。',
    trap: '文件映射上的 p 不代表内存不共享：未修改的页来自大家共用的页缓存。',
    when: '无名的 rw-p 类似堆，---p 是保护区或预留，rwx 是 JIT 或安全隐患。',
  },
  offset: {
    meaning: '映射从文件的哪个字节开始；没有文件时为 0。',
    trap: '不是地址。对共享内存来说是段内偏移。',
    when: '区分同一个库的代码和数据：文件相同，偏移不同。',
  },
  dev: {
    meaning: '文件所在文件系统的设备号，十六进制的主号:次号；没有文件时为 00:00。',
    trap: '在 btrfs 和 overlayfs 上可能与 stat(2) 的结果不同。',
    when: '与 inode 合用，可以认出不同名字下的同一个文件。00:01 之类是共享内存的内部文件系统。',
  },
  inode: {
    meaning: '文件的 inode 号，没有文件时为 0。',
    trap: '对 SysV 段它是 shmid，确实可能是 0。有些文件系统的编号会超过 2^53。',
    when: '磁盘上的库被替换后，这里仍是旧的 inode。',
  },
  pathname: {
    meaning: '文件路径、方括号中的名字，或者为空（无名内存）。名字里的换行打印为 \\012。',
    trap: '内容任意：文件可以叫 [heap]，可以含空格，可以以 (deleted) 结尾，字节也不一定是 UTF-8。\\012 也可能就是名字里的四个字符。路径以读取者看到的为准。',
    when: '为空且为 rw-p：malloc 的分配区、线程栈，或库后面清零的数据段。',
  },
  '[heap]': {
    meaning: '从堆起点到 program break 之间的内存，即 brk() 分配的部分。',
    trap: '不是全部的堆：大块内存、其他 malloc 分配区、jemalloc、JVM 和 Go 都用无名映射。出现好几行或一行都没有都正常。4.x 和 5.x 内核上相邻的映射可能被误标。',
    when: '它增长，说明 malloc 主分配区里的小块在增加。',
  },
  '[stack]': {
    meaning: '主线程的栈。',
    trap: '只有主线程。其他线程的栈是无名的 rw-p 映射，旁边有 ---p 保护区。',
    when: '主线程递归过深，或局部数组过大时。',
  },
  '[stack:<tid>]': {
    meaning: '某个线程的栈，由 3.4 到 4.4 的内核猜测得出。',
    trap: '只是猜测，又慢又不可靠，4.5 起取消。之后看不到它并不说明什么。',
    when: '分析旧内核上多线程程序的采集结果时。',
  },
  '[vdso]': { meaning: '内核提供给每个进程的代码，例如 gettimeofday。', trap: '计入 Rss 却不在 numa_maps 里，两者常因此差一两个页。' },
  '[vvar]': { meaning: 'vdso 读取的内核数据。', trap: 'Rss 为 0：它直接映射页帧。' },
  '[vvar_vclock]': { meaning: '[vvar] 中供虚拟化时钟使用的部分，在较新的内核上单独成为一个映射。' },
  '[vsyscall]': {
    meaning: 'x86-64 地址空间顶端供很老的程序使用的固定页，并不是真正的映射。',
    trap: '它使 maps 和 smaps 多出一行、多出 4 kB，而 VmSize 和 numa_maps 没有。',
    when: '各映射之和正好差 4 kB 时。',
  },
  '[uprobes]': { meaning: '存放被探测指令的页：有跟踪工具（perf、bpftrace、systemtap）在这个进程上工作过。' },
  '[sigpage]': { meaning: '32 位 ARM 上的内核辅助页，[vectors] 与之类似。' },
  '[anon:<name>]': {
    meaning: '程序用 prctl 命名的私有匿名内存：来自分配器、语言运行时或 Android。',
    trap: '需要 CONFIG_ANON_VMA_NAME，许多发行版没有打开，同一个程序在那里就看不到名字。命名会拆分映射，使映射数量增加。',
    when: '直接告诉你这块内存属于谁。',
  },
  '[anon_shmem:<name>]': {
    meaning: '程序用 prctl 命名的共享匿名内存。',
    trap: '它取代了 /dev/zero (deleted) 这个名字，内存的性质相同。',
    when: '区分同一进程里的几块共享区域时。',
  },
  '<path> (deleted)': {
    meaning: '文件已被删除或替换，但只要还被映射，内容就一直存在。',
    trap: '本身不是泄漏。/dev/zero、memfd、SYSV、/anon_hugepage 和图形对象总是带着它，没有含义。也可能文件名真的就这样结尾。',
    when: '若是库或程序：已被升级替换，进程在重启前一直运行旧代码。若是数据文件：df 仍在计算它占用的磁盘空间。',
  },
  '/dev/zero (deleted)': {
    meaning: '没有文件的共享内存（MAP_SHARED 加 MAP_ANONYMOUS），多用于父子进程之间。',
    trap: '没有删除任何东西，也没有读设备。它属于 shmem：计入 RssShmem 和主机的页缓存，不计入 Anonymous。',
    when: 'PostgreSQL 的缓冲区、fork 型服务的记分板。',
  },
  '/dev/zero': { meaning: '对零设备的私有映射：旧式写法的普通匿名内存。' },
  '/memfd:<name> (deleted)': {
    meaning: '用 memfd_create 以这个名字建立的内存文件。',
    trap: '只要还有描述符打开它就存在。解除映射之后不在任何 RSS 里，却仍计入 Shmem 和 cgroup。两个文件可以同名。',
    when: '浏览器、Wayland、JIT 编译器、虚拟机内存。',
  },
  '/SYSV<key> (deleted)': {
    meaning: '以该键标识的 System V 共享内存段，inode 列里是它的 shmid。',
    trap: '(deleted) 不代表已经删除。在被删除并且全部分离之前，段会比使用它的进程活得更久。',
    when: '数据库。可与 sysvipc/shm 对照。',
  },
  '/anon_hugepage (deleted)': {
    meaning: '没有文件的 hugetlb 内存（MAP_HUGETLB）。',
    trap: 'Rss 和 Pss 都是 0，要看 Shared_Hugetlb 和 Private_Hugetlb。',
    when: '数据库、DPDK、使用大页的 JVM。',
  },
  '/dev/shm/<name>': {
    meaning: 'POSIX 共享内存或其他 tmpfs 文件：只能靠换出来腾出的页缓存。',
    trap: '看起来是文件，其实是内存：drop_caches 释放不了，只有删除文件并且最后一个使用者离开才行。',
    when: 'Shmem 增长时：谁在映射它，哪个文件留了下来。',
  },
  '/drm mm object (deleted)': {
    meaning: '由共享内存支撑的图形缓冲区（也显示为 /i915 或 /dri）。',
    trap: '大部分图形内存的映射没有 Rss，这里根本看不到。',
  },
  'anon_inode:<type>': {
    meaning: '进程映射的内核对象缓冲区：io_uring、perf 事件、KVM、BPF map。',
    trap: '内存属于内核，往往不在 Rss 里。',
    when: '使用 io_uring、perf 或 KVM 的进程，RSS 里少了内存时。',
  },
  'socket:[<inode>]': { meaning: '抓包程序映射的数据包套接字环形缓冲区。', trap: '属于内核内存，在别处计数。' },
};
