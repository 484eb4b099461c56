import type { Claim } from './claim.ts';

/** Claims about the memory of the host. */
export const hostClaims: readonly Claim[] = [
  {
    id: 'memfree-low',
    verdict: 'wrong',
    metrics: ['meminfo.MemAvailable', 'meminfo.MemFree', 'pressure.some.avg10'],
    reference: 'proc(5) /proc/meminfo; mm/show_mem.c si_mem_available(); Documentation/accounting/psi.rst',
    en: {
      claim: 'MemFree is low, so the host is out of memory',
      also: ['MemFree low = out of memory', 'no free memory means memory shortage'],
      answer:
        'Free memory is memory that nobody put to use; a healthy host fills it with page cache. MemAvailable estimates what new work can get without swapping, and PSI says whether anybody had to wait for memory.',
    },
    zh: {
      claim: 'MemFree 低，说明内存不够了',
      answer:
        '空闲内存就是没被用上的内存；健康的主机会拿它做页缓存。MemAvailable 估计在不换出的前提下还能分给新负载多少，PSI 则说明有没有任务真的在等内存。',
    },
  },
  {
    id: 'available-sum',
    verdict: 'wrong',
    metrics: ['meminfo.MemAvailable', 'meminfo.Cached', 'meminfo.Shmem', 'meminfo.Buffers', 'meminfo.SReclaimable'],
    reference: 'mm/show_mem.c si_mem_available(); proc(5) /proc/meminfo MemAvailable',
    en: {
      claim: 'Available = free + buffers + cached',
      also: ['available memory is free plus buffers plus cached'],
      answer:
        'Cached contains Shmem (tmpfs, shared memory), which cannot be dropped, and the sum leaves out reclaimable slab and the watermarks that the kernel keeps for itself. MemAvailable counts all of these; take it where the kernel has it (3.14 and later).',
    },
    zh: {
      claim: '可用内存 = free + buffers + cached',
      answer:
        'Cached 里含有 Shmem（tmpfs、共享内存），那是不能直接丢的；这个和又漏掉了可回收的 slab，以及内核给自己留的水位线。MemAvailable 把这些都算进去了，3.14 及以后的内核请直接用它。',
    },
  },
  {
    id: 'swap-used-pressure',
    verdict: 'wrong',
    metrics: ['vmstat.pswpin', 'meminfo.SwapFree', 'status.VmSwap', 'v2:memory.swap.current', 'v1:memory.stat.swap', 'pressure.full.avg10'],
    reference: 'Documentation/accounting/psi.rst; Documentation/admin-guide/cgroup-v2.rst memory.swap; mm/workingset.c',
    en: {
      claim: 'Swap in use means memory pressure',
      also: ['Swap used = memory pressure', 'swap non-zero means memory shortage', 'swap is used, so memory is short'],
      answer:
        'The level is history: pages put aside once and not needed since. Shortage shows as a rate: pages coming back from swap (pswpin), refaults of anonymous pages, major faults, PSI. Swap that is full or refused (memory.swap.events fail) is another matter and worth a look.',
    },
    zh: {
      claim: '用了交换空间就说明内存紧张',
      also: ['swap 不为零说明内存不足'],
      answer:
        '用量只是历史：曾经换出、之后没再用到的页。紧张要看速率：换入（pswpin）、匿名页的 refault、主缺页、PSI。交换空间写满或被拒（memory.swap.events 的 fail）是另一回事，值得一看。',
    },
  },
  {
    id: 'pgpgin-is-paging',
    verdict: 'wrong',
    metrics: ['vmstat.pgpgin', 'vmstat.pgpgout', 'vmstat.pswpin', 'vmstat.pswpout'],
    reference: 'proc(5) /proc/vmstat; mm/vmstat.c; block/blk-core.c submit_bio()',
    en: {
      claim: 'pgpgin and pgpgout of vmstat are paging',
      also: ['pgpgin/pgpgout = paging', 'pgpgin is the number of pages paged in'],
      answer:
        'They count all block input and output of the host in KiB, ordinary reads and writes of files among it. Swap traffic is pswpin and pswpout, in pages. In v1 memory.stat the same names mean a third thing: charges and uncharges.',
    },
    zh: {
      claim: 'vmstat 的 pgpgin、pgpgout 就是换页',
      answer:
        '它们统计整台主机的块设备读写量，单位是 KiB，普通的文件读写都算在内。交换流量是 pswpin 和 pswpout，单位是页。v1 的 memory.stat 里同名字段又是第三种意思：计费与取消计费的次数。',
    },
  },
  {
    id: 'si-so-are-pgpgin',
    verdict: 'wrong',
    metrics: ['vmstat.pswpin', 'vmstat.pswpout', 'vmstat.pgpgin', 'vmstat.pgpgout'],
    reference: 'vmstat(8) Swap, IO; proc(5) /proc/vmstat',
    en: {
      claim: 'si and so of the vmstat command are pgpgin and pgpgout',
      also: ['si/so are pgpgin/pgpgout', 'si so come from pgpgin pgpgout'],
      answer:
        'si and so are the rates of pswpin and pswpout, swap traffic only, turned from pages into KiB a second. pgpgin and pgpgout are shown as bi and bo: all block input and output. The first line that the command prints is the average since boot, not now.',
    },
    zh: {
      claim: 'vmstat 命令的 si、so 就是 pgpgin、pgpgout',
      answer:
        'si 和 so 是 pswpin 与 pswpout 的速率，只含交换流量，并已从页换算成每秒 KiB。pgpgin 和 pgpgout 对应的是 bi 和 bo：全部块设备读写。命令打印的第一行是开机以来的平均值，不是当前值。',
    },
  },
  {
    id: 'pgscan-zero-no-reclaim',
    verdict: 'wrong',
    metrics: ['vmstat.pgscan_anon', 'vmstat.pgscan_file', 'vmstat.pgscan_direct', 'vmstat.pgscan_kswapd', 'v2:memory.stat.pgscan'],
    reference: 'mm/vmscan.c shrink_inactive_list()',
    en: {
      claim: 'pgscan_direct and pgscan_kswapd are 0, so nothing is reclaimed on this host',
      also: ['pgscan_direct and pgscan_kswapd 0 = no reclaim on this host'],
      answer:
        'Up to 6.18 these lines leave out reclaim for cgroup limits. A host whose containers all sit at their limits can show 0 there. Look at pgscan_anon and pgscan_file, which count all reclaim, and at memory.stat of the cgroups; never add the two views.',
    },
    zh: {
      claim: 'pgscan_direct 和 pgscan_kswapd 都是 0，说明这台主机没有回收',
      answer:
        '直到 6.18，这两行都不包含因 cgroup 上限而发生的回收。所有容器都顶着上限的主机，这里仍可能是 0。应看 pgscan_anon 和 pgscan_file（统计全部回收），以及各 cgroup 的 memory.stat；两种口径不能相加。',
    },
  },
  {
    id: 'anonhugepages-zero-no-thp',
    verdict: 'wrong',
    metrics: ['meminfo.AnonHugePages', 'smaps.AnonHugePages', 'thp.count.nr_anon', 'meminfo.ShmemPmdMapped', 'meminfo.FilePmdMapped'],
    reference: 'Documentation/admin-guide/mm/transhuge.rst; fs/proc/task_mmu.c smaps_account()',
    en: {
      claim: 'AnonHugePages is 0, so there are no transparent huge pages',
      also: ['AnonHugePages 0 = no THP'],
      answer:
        'It counts only anonymous pages mapped by one entry of the second level (2 MiB on x86-64). Huge pages that are mapped piece by piece, smaller multi-size ones, shmem and file huge pages are not in it. The smaller sizes are counted per size below /sys/kernel/mm/transparent_hugepage/hugepages-*kB/stats, on kernels that have it.',
    },
    zh: {
      claim: 'AnonHugePages 为 0，说明没有透明大页',
      answer:
        '它只统计用一个二级页表项整块映射的匿名大页（x86-64 上是 2 MiB）。被拆成小块映射的大页、更小的多尺寸大页、shmem 和文件大页都不在内。较小的尺寸在支持的内核上按尺寸记在 /sys/kernel/mm/transparent_hugepage/hugepages-*kB/stats 下。',
    },
  },
  {
    id: 'swappiness-percent',
    verdict: 'wrong',
    metrics: ['sys.vm.swappiness', 'v1:memory.swappiness'],
    reference: 'Documentation/admin-guide/sysctl/vm.rst swappiness; mm/vmscan.c get_scan_count()',
    en: {
      claim: 'swappiness is the percentage of RAM at which swapping starts',
      also: ['swappiness = percent of RAM at which swapping starts'],
      answer:
        'It weighs the cost of reclaiming anonymous pages against file pages once reclaim runs: 100 says that both cost the same, 0 avoids swap until hardly any file page is left. The range is 0 to 200 since 5.8, 0 to 100 before. It starts nothing by itself.',
    },
    zh: {
      claim: 'swappiness 是内存用到百分之多少时开始换出',
      answer:
        '它是发生内存回收时，回收匿名页与文件页的相对代价：100 表示两者一样贵，0 表示几乎没有文件页可收之前尽量不换出。范围自 5.8 起为 0 到 200，之前为 0 到 100。它本身不会触发任何换出。',
    },
  },
  {
    id: 'vmallocused-zero',
    verdict: 'misleading',
    metrics: ['meminfo.VmallocUsed'],
    reference: 'fs/proc/meminfo.c meminfo_proc_show()',
    en: {
      claim: 'VmallocUsed is 0, so the kernel uses no vmalloc memory',
      also: ['VmallocUsed 0'],
      answer:
        'From 4.4 to 5.2 the kernel did not compute it and printed 0: a missing value, not an amount. On other kernels it is a real sum, kernel stacks among it where they are mapped that way.',
    },
    zh: {
      claim: 'VmallocUsed 为 0，说明内核没用 vmalloc',
      answer: '4.4 到 5.2 的内核不计算这个值，一律打印 0：这是缺失，不是数量。其他内核上它是真实的总和，内核栈若以这种方式映射也算在内。',
    },
  },
  {
    id: 'meminfo-lazyfree',
    verdict: 'wrong',
    metrics: ['meminfo.LazyFree', 'smaps.LazyFree', 'vmstat.pglazyfree'],
    reference: 'proc(5) /proc/meminfo; fs/proc/meminfo.c meminfo_proc_show()',
    en: {
      claim: 'LazyFree stands in /proc/meminfo',
      also: ['LazyFree in /proc/meminfo'],
      answer:
        'The manual page lists it, but the kernel sources that were checked (4.14 and later) do not print it. LazyFree is a field of smaps; on the host, pglazyfree and pglazyfreed of vmstat count the events.',
    },
    zh: {
      claim: '/proc/meminfo 里有 LazyFree',
      answer:
        '手册页列出了它，但核对过的内核源码（4.14 及以后）并不打印。LazyFree 是 smaps 的字段；主机级别看 vmstat 的 pglazyfree 和 pglazyfreed，那是事件数。',
    },
  },
  {
    id: 'drop-caches-frees-inactive-file',
    verdict: 'partly',
    metrics: ['meminfo.Inactive(file)', 'meminfo.Active(file)', 'sys.vm.acts.drop_caches', 'v2:memory.stat.inactive_file'],
    reference: 'Documentation/admin-guide/sysctl/vm.rst drop_caches; fs/drop_caches.c',
    en: {
      claim: 'inactive_file can be freed by echo 3 > drop_caches',
      also: ['echo 3 > /proc/sys/vm/drop_caches frees inactive_file'],
      answer:
        'Only its clean, unmapped, unlocked part goes, from the active list as well, on the whole host whatever the cgroup. Dirty pages need a sync first, tmpfs stays, and 1 is enough for page cache (2 drops slab caches). The kernel takes these pages by itself when it needs them; forcing it costs reads from disk afterwards.',
    },
    zh: {
      claim: 'echo 3 > drop_caches 可以释放 inactive_file',
      answer:
        '只有其中干净、未映射、未锁定的部分会走，active 链表上的也一起走，而且不分 cgroup，作用于整台主机。脏页要先 sync，tmpfs 不受影响；只清页缓存写 1 就够（2 清的是 slab 缓存）。需要时内核自己会回收这些页，强行清掉只会换来之后的磁盘读。',
    },
  },
];
