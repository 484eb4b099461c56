import type { Claim } from './claim.ts';

/** Claims about what the counters of a cgroup hold. */
export const cgroupUsageClaims: readonly Claim[] = [
  {
    id: 'v1-usage-rss-cache',
    verdict: 'wrong',
    metrics: ['v1:memory.usage_in_bytes', 'v1:memory.stat.total_rss', 'v1:memory.stat.total_cache', 'v1:memory.kmem.usage_in_bytes'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.5; mm/memcontrol-v1.c',
    en: {
      claim: 'usage_in_bytes is RSS + cache',
      also: ['usage_in_bytes = rss + cache', 'memory usage of a cgroup is rss plus cache'],
      answer:
        'Kernel memory is missing in that sum (slab, stacks, page tables, pipes: kmem.usage_in_bytes), as are pages of the swap cache that nobody maps and what each CPU has charged in advance. Use the total_ lines, since usage covers the subtree. Only in the root cgroup is it exactly total_rss + total_cache.',
    },
    zh: {
      claim: 'usage_in_bytes 就是 RSS + cache',
      also: ['usage_in_bytes = rss + cache'],
      answer:
        '这个和漏掉了内核内存（slab、栈、页表、管道：kmem.usage_in_bytes）、没人映射的 swap cache 页，以及各 CPU 预先计费的部分。对照时要用 total_ 开头的行，因为 usage 覆盖整个子树。只有根 cgroup 才恰好等于 total_rss + total_cache。',
    },
  },
  {
    id: 'v1-usage-exact',
    verdict: 'wrong',
    metrics: ['v1:memory.usage_in_bytes', 'v1:memory.stat.total_rss', 'v1:memory.stat.total_cache'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.5; mm/memcontrol.c refill_stock(); mm/page_counter.c',
    en: {
      claim: 'usage_in_bytes is exact',
      answer:
        'Each CPU charges ahead in batches (64 pages on recent kernels), so the value moves in steps of 256 KiB a CPU. It is nevertheless the number that limits act on. rss + cache is no better: it forgets kernel memory and may lag about two seconds.',
    },
    zh: {
      claim: 'usage_in_bytes 是精确值',
      answer:
        '每个 CPU 会成批预先计费（较新的内核是 64 页），所以数值按每 CPU 256 KiB 的台阶变化。但上限判断用的正是这个数。rss + cache 也不更准：它漏了内核内存，还可能滞后约两秒。',
    },
  },
  {
    id: 'v1-rss-process-rss',
    verdict: 'wrong',
    metrics: ['v1:memory.stat.rss', 'v1:memory.stat.total_rss', 'status.VmRSS', 'status.RssAnon'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.2',
    en: {
      claim: 'rss in v1 memory.stat is the RSS of the processes',
      also: ['rss in v1 memory.stat = process RSS', 'cgroup rss equals the sum of process RSS'],
      answer:
        'It is anonymous memory only, charged to this cgroup; mapped files and shared memory stand under cache. VmRSS of the members holds those as well, and may be charged to other cgroups in part. The nearest thing on the process side is the sum of RssAnon.',
    },
    zh: {
      claim: 'v1 memory.stat 的 rss 就是进程的 RSS',
      answer:
        '它只是计在本 cgroup 名下的匿名内存；映射的文件和共享内存记在 cache 里。成员的 VmRSS 却包含这些，而且其中一部分可能计在别的 cgroup 名下。进程侧最接近的是 RssAnon 之和。',
    },
  },
  {
    id: 'v1-total-rss-host',
    verdict: 'wrong',
    metrics: ['v1:memory.stat.total_rss', 'v1:memory.stat.rss'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.2; mm/memcontrol-v1.c memcg1_stat_format()',
    en: {
      claim: 'total_rss is the total on the host',
      answer:
        'total_ means this cgroup and everything below it. Only in the root directory does that happen to be everything. The whole host is in meminfo.',
    },
    zh: {
      claim: 'total_rss 是整台主机的总量',
      answer: 'total_ 表示本 cgroup 加上它下面的全部子 cgroup。只有在根目录里，这才碰巧等于全部。要看整台主机，请读 meminfo。',
    },
  },
  {
    id: 'stat-covers-subtree',
    verdict: 'partly',
    metrics: ['v2:memory.stat.anon', 'v1:memory.stat.rss', 'v1:memory.stat.total_rss'],
    reference: 'Documentation/admin-guide/cgroup-v2.rst memory.stat; Documentation/admin-guide/cgroup-v1/memory.rst 5.2',
    en: {
      claim: 'memory.stat values are for the subtree',
      also: ['memory.stat covers the children as well'],
      answer:
        'In v2, yes. In v1 only the lines that begin with total_ do; the bare ones (rss, cache ...) are this one cgroup without its children. So v1 comparisons with usage or limits, which cover the subtree, take total_*.',
    },
    zh: {
      claim: 'memory.stat 的值包含整个子树',
      answer:
        'v2 确实如此。v1 只有 total_ 开头的行才是；不带前缀的行（rss、cache 等）只算这一个 cgroup，不含子 cgroup。v1 的 usage 和上限都覆盖子树，因此比较时要用 total_*。',
    },
  },
  {
    id: 'v1-local-exceeds-limit',
    verdict: 'partly',
    metrics: ['v1:memory.stat.rss', 'v1:memory.stat.cache', 'v1:memory.stat.total_rss', 'meminfo.MemTotal'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.2; mm/memcontrol-v1.c memcg1_stat_format()',
    en: {
      claim: 'Local v1 values can exceed the limit or the memory of the host',
      also: ['local v1 values can exceed the limit/host'],
      answer:
        'They cannot in truth, but they have been seen to: some vendor kernels (5.15 of one distribution) reported a local rss, cache or mapped_file above the RAM of the host. Hold each local value against its total_ line and MemTotal, and distrust it when it is larger.',
    },
    zh: {
      claim: 'v1 的本级数值会超过上限甚至主机内存',
      answer:
        '按道理不会，但确实有人见过：某些厂商内核（某发行版的 5.15）曾报告本级 rss、cache 或 mapped_file 大于主机内存。请把每个本级值与对应的 total_ 行和 MemTotal 对照，更大就不要相信。',
    },
  },
  {
    id: 'v1-numa-stat-bytes',
    verdict: 'wrong',
    metrics: ['v1:memory.numa_stat.total', 'v2:memory.numa_stat.anon'],
    reference: 'mm/memcontrol-v1.c memcg_numa_stat_show(); Documentation/admin-guide/cgroup-v1/memory.rst 5.6',
    en: {
      claim: 'v1 numa_stat values are bytes',
      also: ['memory.numa_stat is in bytes'],
      answer:
        'In v1 memory.numa_stat prints base pages: multiply by the page size of that host (4, 16 or 64 KiB). The v2 file of the same name prints bytes.',
    },
    zh: {
      claim: 'v1 的 numa_stat 单位是字节',
      answer: 'v1 的 memory.numa_stat 打印的是基本页数，要乘以那台主机的页大小（4、16 或 64 KiB）。v2 的同名文件才是字节。',
    },
  },
  {
    id: 'v1-pgpgin-pages',
    verdict: 'wrong',
    metrics: ['v1:memory.stat.pgpgin', 'v1:memory.stat.pgpgout', 'vmstat.pgpgin', 'vmstat.pswpin'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.2; mm/memcontrol.c',
    en: {
      claim: 'pgpgin and pgpgout in v1 memory.stat are pages paged in and out',
      also: ['pgpgin/pgpgout in v1 memory.stat are pages swapped/paged from disk', 'cgroup pgpgin counts pages read from disk or swapped'],
      answer:
        'They count charges and uncharges, one for each folio whatever its size: 300 MiB read in large folios gave 588 of them. Nothing need come from a disk. v2 has neither; pgpgin of /proc/vmstat is KiB of block input, a different thing of the same name.',
    },
    zh: {
      claim: 'v1 memory.stat 的 pgpgin、pgpgout 是从磁盘换入换出的页数',
      answer:
        '它们是计费与取消计费的次数，每个 folio 一次，不管多大：以大 folio 读入 300 MiB，只有 588 次。未必有任何数据来自磁盘。v2 没有这两项；/proc/vmstat 的 pgpgin 是块设备读入的 KiB 数，同名而不同义。',
    },
  },
  {
    id: 'no-processes-no-memory',
    verdict: 'wrong',
    metrics: ['v2:cgroup.procs.pid', 'v1:cgroup.procs.pid', 'v2:memory.current', 'v2:memory.stat.shmem', 'v1:memory.stat.shmem'],
    reference: 'Documentation/admin-guide/cgroup-v2.rst Memory Ownership; Documentation/admin-guide/cgroup-v1/memory.rst 4.2',
    en: {
      claim: 'An empty cgroup.procs means no memory',
      also: ['empty cgroup.procs = no memory', 'a cgroup without processes uses no memory'],
      answer:
        'Charges stay with the cgroup that first touched the page: tmpfs files, page cache and shared memory outlive the processes. A cgroup without a process can hold any amount, and one that was removed keeps its charge as a dying cgroup until the pages go.',
    },
    zh: {
      claim: 'cgroup.procs 为空就说明不占内存',
      answer:
        '页计在最先碰它的 cgroup 名下：tmpfs 文件、页缓存和共享内存在进程退出后仍然留着。没有进程的 cgroup 可以占任意多内存；被删除的 cgroup 也会以 dying 状态保留计费，直到这些页消失。',
    },
  },
  {
    id: 'v1-tcp-in-usage',
    verdict: 'wrong',
    metrics: ['v1:memory.kmem.tcp.usage_in_bytes', 'v1:memory.usage_in_bytes', 'v2:memory.stat.sock'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 2.7; mm/memcontrol-v1.c',
    en: {
      claim: 'v1 TCP buffers are in usage',
      also: ['TCP socket buffers count in usage_in_bytes'],
      answer:
        'In v1 socket buffers have a counter of their own, kmem.tcp.usage_in_bytes, and that one stays 0 until somebody writes kmem.tcp.limit_in_bytes. In v2 they are sock in memory.stat and part of memory.current.',
    },
    zh: {
      claim: 'v1 的 TCP 缓冲区计入 usage',
      answer:
        'v1 的套接字缓冲区有单独的计数器 kmem.tcp.usage_in_bytes，而且在有人写 kmem.tcp.limit_in_bytes 之前它一直是 0。v2 里它是 memory.stat 的 sock，并且计入 memory.current。',
    },
  },
  {
    id: 'no-swapaccount-zero',
    verdict: 'wrong',
    metrics: ['v1:memory.stat.swap', 'v1:memory.memsw.usage_in_bytes', 'v2:memory.swap.current'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 2.4; Documentation/admin-guide/kernel-parameters.txt swapaccount',
    en: {
      claim: 'Without swapaccount the swap of a cgroup is 0',
      also: ['no swapaccount -> swap 0'],
      answer:
        'Then the swap line and the memsw files are missing, and missing is unknown, not 0: pages of the cgroup may well be in swap. Before 6.1 some distributions need swapaccount=1 on the kernel command line.',
    },
    zh: {
      claim: '没开 swapaccount 时，cgroup 的 swap 就是 0',
      answer:
        '那时 swap 行和 memsw 文件根本不存在，缺失是“未知”而不是 0：该 cgroup 的页完全可能在交换空间里。6.1 之前，有些发行版需要在内核命令行加 swapaccount=1。',
    },
  },
  {
    id: 'unevictable-mlock-only',
    verdict: 'wrong',
    metrics: ['meminfo.Unevictable', 'meminfo.Mlocked', 'v2:memory.stat.unevictable', 'v1:memory.stat.unevictable'],
    reference: 'Documentation/mm/unevictable-lru.rst; mm/vmscan.c folio_evictable()',
    en: {
      claim: 'Unevictable is mlock only',
      also: ['unevictable memory is mlocked memory', 'unevictable is locked memory'],
      answer:
        'It holds whatever reclaim must skip: mlocked pages, but ramfs, shared memory locked with SHM_LOCK and secretmem too. Mlocked is the mlock part. On the other hand anonymous memory of a host without swap cannot leave either and is not counted here.',
    },
    zh: {
      claim: 'unevictable 只包含 mlock 的内存',
      answer:
        '凡是内存回收必须跳过的都在这里：除了 mlock 的页，还有 ramfs、用 SHM_LOCK 锁住的共享内存和 secretmem。其中 mlock 的部分是 Mlocked。反过来，没有交换空间的主机上，匿名内存同样出不去，却不计在这里。',
    },
  },
];
