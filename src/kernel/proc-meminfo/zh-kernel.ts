import type { MetricTexts } from '../metric-doc.ts';
import type { kernelMetrics } from './metrics-kernel.ts';

export const kernelTexts: MetricTexts<typeof kernelMetrics> = {
  KReclaimable: {
    meaning: '内存紧张时可以归还的内核内存：可回收 slab，加上少数带 shrinker 的其他分配。',
    trap: '可以归还不等于一定归还：一个在用的对象就能占住整个 slab 页。',
    when: '作为 MemAvailable 中内核部分的来源。',
  },
  Slab: {
    meaning: 'slab 分配器占用的内存，内核的小对象都从这里来。',
    trap: '大约从 5.4 起，大块 kmalloc 也算在内（记为 SUnreclaim），但 slabinfo 里没有哪个缓存能对上它。',
    when: '一次次采集都在增长时：由 slabinfo 找出是哪个缓存。',
  },
  SReclaimable: {
    meaning: '内核可以收缩的 slab 缓存，主要是 dentry 和 inode。',
    trap: '“可回收”说的是类别，不是保证：被钉住的对象会拖住整个 slab。',
    when: '遍历过大量文件（备份、find、容器镜像）之后内存变少时。',
  },
  SUnreclaim: {
    meaning: '其余 slab 缓存，大约从 5.4 起还有大块 kmalloc：只有内核自己释放对象才会减少。',
    trap: '没有哪个进程能释放它，drop_caches 也不行。',
    when: '持续增长：内核或驱动泄漏，或者套接字、挂载、cgroup 数量极多。',
  },
  KernelStack: {
    meaning: '所有线程的内核栈，每个线程一个。',
    trap: '使用 vmap 栈的内核（如今的 x86-64）上，同一块内存也在 VmallocUsed 里，不要相加。',
    when: '可以当作整机线程数：x86-64 上除以 16 KiB。',
  },
  ShadowCallStack: { meaning: '仅 arm64：保护内核返回地址的影子栈。' },
  PageTables: {
    meaning: '所有进程的页表。',
    trap: '覆盖的层级逐版本增加：5.8 及以前只有最后一级，大约 5.9 起加上一级，更新的内核还要多。它不在任何 RSS 里。',
    when: '许多进程用小页映射同一大段内存时会很高；改用大页可以解决。',
  },
  SecPageTables: {
    meaning: 'KVM 虚拟机的第二级页表，大约从 6.11 起还有 IOMMU 的页表。',
    trap: '不包含在 PageTables 里，也不属于任何进程。',
    when: '在虚拟化宿主机上。',
  },
  Quicklists: { meaning: '少数旧体系结构上缓存的页表页。' },
  NFS_Unstable: { meaning: '已发给 NFS 服务器、对方尚未提交的数据。', trap: '5.8 起仍打印但恒为 0，这类页此后计入 Writeback。' },
  Bounce: { meaning: '设备访问不到全部内存时使用的 I/O 中转缓冲。', trap: '在当前内核上恒为 0。' },
  WritebackTmp: { meaning: 'FUSE 回写时所用的临时副本。', trap: '在当前内核上恒为 0。' },
  CommitLimit: {
    meaning: '严格过量提交模式下主机愿意承诺的地址空间上限：去掉 hugetlb 池后的内存按比例计算，再加交换空间。',
    trap: '只有 vm.overcommit_memory = 2 时才生效。模式 0 和 1 下超过它没有任何影响。',
    when: '模式 2 下内存空闲而分配却返回 ENOMEM 时。',
  },
  Committed_AS: {
    meaning: '已经承诺给程序、将来可能变成内存或交换的地址空间：私有可写映射和 shmem 的大小，不论是否用过。',
    trap: '不是正在使用的内存；常常远超物理内存而无害。',
    when: '严格模式下与 CommitLimit 比较；其他模式下当作粗略的最坏情况，或用来发现无休止增长的预留。',
  },
  VmallocTotal: { meaning: 'vmalloc 地址窗口的大小。', trap: '只是地址空间，64 位上有几十 TiB，不是内存。' },
  VmallocUsed: {
    meaning: '内核用 vmalloc 分配的页：模块、BPF、驱动、vmap 的内核栈。',
    trap: '4.4 到 5.2 上的 0 表示没有统计。4.4 以前它是地址空间，还含设备映射。内核栈同时出现在这里和 KernelStack。',
    when: '内核内存在 slab 之外增长时。',
  },
  VmallocChunk: { meaning: 'vmalloc 窗口中最大的空洞。', trap: '4.4 起恒为 0。' },
  Percpu: {
    meaning: '每 CPU 分配器占用的内存，每个可能的 CPU 一份。',
    trap: '随机器可能拥有的 CPU 数放大，同样的软件在更大的机器上花费更多。它自身的元数据不计入。',
    when: 'cgroup、挂载或 BPF map 很多时会偏高；残留的 cgroup（dying cgroup）也把内存留在这里。',
  },
  EarlyMemtestBad: { meaning: '启动时内存检测发现的坏内存。只有跑过检测才有这一行。', trap: '只要不是 0 就是硬件故障。' },
  HardwareCorrupted: {
    meaning: '因硬件内存错误而停用的内存。',
    trap: '小数字也要重视：一个坏页就足以怀疑整条内存。',
    when: '大于 0 时：查硬件。',
  },
  LazyFree: {
    meaning: '手册页列出的一行，称是被 MADV_FREE 标记的内存。',
    trap: '核对过的主线内核（4.14、6.18 及更新）都不打印它。请看 smaps 的 LazyFree 和 vmstat 的 pglazyfree。',
  },
  Unaccepted: { meaning: '机密虚拟机中尚未向宿主确认接收的内存。', trap: '算作空闲，但第一次使用会慢。' },
  Balloon: {
    meaning: 'balloon 驱动占住、让宿主机另作他用的页。',
    trap: '哪些驱动会计入各不相同，旧内核没有这一行：缺失不等于 0。',
    when: '虚拟机里内存少了却没有使用者时。',
  },
  GPUActive: { meaning: 'GPU 驱动正在使用的页。', trap: '比 6.18 更新的内核才有。' },
  GPUReclaim: { meaning: 'GPU 驱动缓存着、可以归还的页。', trap: '比 6.18 更新的内核才有。' },
};
