import type { Claim } from './claim.ts';

/** Claims about limits of cgroups, about reclaim below them, and about OOM kills. */
export const cgroupLimitClaims: readonly Claim[] = [
  {
    id: 'inactive-anon-reclaimable',
    verdict: 'misleading',
    metrics: ['v2:memory.stat.inactive_anon', 'v1:memory.stat.inactive_anon', 'meminfo.Inactive(anon)', 'meminfo.SwapFree'],
    reference: 'mm/vmscan.c can_reclaim_anon_pages(), get_scan_count(); Documentation/admin-guide/cgroup-v2.rst memory.stat',
    en: {
      claim: 'inactive_anon can be reclaimed',
      also: ['inactive_anon can be reclaimed without swap', 'inactive anonymous memory is reclaimable'],
      answer:
        'Only through swap. Without swap, with swap full, or with memory.swap.max at 0 the kernel does not even look at it, and the memory counts as unreclaimable. The list also holds shmem, so it is no subset of rss or anon either.',
    },
    zh: {
      claim: 'inactive_anon 是可以回收的',
      also: ['没有交换空间时 inactive_anon 也能回收'],
      answer:
        '只有通过交换空间才行。没有交换空间、交换空间已满，或 memory.swap.max 为 0 时，内核根本不会扫描它，应视为不可回收。这个链表里还有 shmem，所以它也不是 rss 或 anon 的子集。',
    },
  },
  {
    id: 'cache-always-droppable',
    verdict: 'wrong',
    metrics: ['v1:memory.stat.cache', 'v1:memory.stat.total_cache', 'v2:memory.stat.file', 'v2:memory.stat.shmem', 'v1:memory.stat.shmem'],
    reference: 'Documentation/admin-guide/cgroup-v2.rst memory.stat file, memory.min; mm/vmscan.c',
    en: {
      claim: 'Cache can always be dropped',
      also: ['cache of a cgroup can always be dropped', 'page cache is free memory'],
      answer:
        'cache (v1) and file (v2) contain shmem and tmpfs, which only swap can take, locked pages, and dirty pages that must be written first. What memory.min and memory.low protect is spared as well. Subtract shmem before calling it reclaimable.',
    },
    zh: {
      claim: 'cache 随时都能丢掉',
      answer:
        'v1 的 cache 和 v2 的 file 里含有 shmem 和 tmpfs（只能靠交换空间）、锁定的页，以及必须先写盘的脏页。memory.min 和 memory.low 保护的部分也会放过。先减去 shmem，再谈可回收。',
    },
  },
  {
    id: 'rss-near-limit',
    verdict: 'partly',
    metrics: [
      'v1:memory.stat.hierarchical_memory_limit',
      'v1:memory.stat.total_rss',
      'v1:memory.stat.total_shmem',
      'v1:memory.stat.total_inactive_file',
    ],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.2, 2.2; mm/memcontrol.c try_charge_memcg()',
    en: {
      claim: 'rss near hierarchical_memory_limit means a risk of OOM',
      also: ['rss near hierarchical_memory_limit means OOM risk', 'usage near the limit means OOM'],
      answer:
        'Partly: without swap anonymous memory is the bulk of what cannot be reclaimed, but shmem, kernel memory and locked pages belong to it too. usage near the limit alone is no risk, since cache is reclaimed first. Compare total_rss + total_shmem + kmem with the limit, and take usage - total_inactive_file as the upper bound.',
    },
    zh: {
      claim: 'rss 接近 hierarchical_memory_limit 就有 OOM 风险',
      answer:
        '部分正确：没有交换空间时，匿名内存是不可回收部分的主体，但 shmem、内核内存和锁定的页也要算上。仅仅 usage 接近上限并不危险，因为会先回收缓存。应拿 total_rss + total_shmem + kmem 与上限比较，并以 usage - total_inactive_file 作为上界。',
    },
  },
  {
    id: 'failcnt-counts-oom',
    verdict: 'wrong',
    metrics: ['v1:memory.failcnt', 'v1:memory.oom_control.oom_kill', 'v2:memory.events.max', 'v2:memory.events.oom_kill'],
    reference: 'mm/page_counter.c page_counter_try_charge(); Documentation/admin-guide/cgroup-v1/memory.rst 5',
    en: {
      claim: 'failcnt counts OOMs',
      also: ['failcnt is the number of OOM kills'],
      answer:
        'It counts charges that met the limit of this level. Nearly all of them succeed after reclaim: reading a large file under a limit raises it and kills nobody. Nor does 0 prove that nothing was killed: the limit may be an ancestor’s, the counter can be reset, and with memsw.limit equal to the limit a kill can leave both failcnt at 0. Kills are oom_kill in memory.oom_control (4.13) or memory.events.',
    },
    zh: {
      claim: 'failcnt 统计的是 OOM 次数',
      answer:
        '它统计的是计费时碰到本级上限的次数。绝大多数在回收之后就成功了：在上限下读一个大文件就会让它增长，而没有任何进程被杀。为 0 也不能证明没杀过：上限可能在祖先那一级，计数可能被清零；memsw.limit 与 limit 相等时，一次 OOM 可能让两个 failcnt 都停在 0。被杀的次数看 memory.oom_control（4.13 起）或 memory.events 的 oom_kill。',
    },
  },
  {
    id: 'v1-memory-events',
    verdict: 'wrong',
    metrics: ['v1:memory.events.oom_kill', 'v1:memory.oom_control.oom_kill', 'v1:memory.failcnt', 'v2:memory.events.oom_kill'],
    reference: 'mm/memcontrol-v1.c mem_cgroup_legacy_files; Documentation/admin-guide/cgroup-v1/memory.rst 3',
    en: {
      claim: 'memory.events exists in v1',
      answer:
        'Not in mainline: v1 has failcnt and the oom_kill line of memory.oom_control. Some vendor kernels (openEuler) add memory.events and the low, high and min files to v1. Read them where they are, do not expect them.',
    },
    zh: {
      claim: 'v1 里也有 memory.events',
      answer:
        '主线内核没有：v1 只有 failcnt 和 memory.oom_control 里的 oom_kill。有的厂商内核（openEuler）给 v1 加了 memory.events 以及 low、high、min 文件。有就读，但不要指望它一定在。',
    },
  },
  {
    id: 'v1-unlimited-value',
    verdict: 'misleading',
    metrics: ['v1:memory.limit_in_bytes', 'v1:memory.stat.hierarchical_memory_limit'],
    reference: 'include/linux/page_counter.h PAGE_COUNTER_MAX; mm/page_counter.c',
    en: {
      claim: 'No limit in v1 is always 9223372036854771712',
      also: ['PAGE_COUNTER_MAX = LONG_MAX/PAGE_SIZE*PAGE_SIZE', 'unlimited is 9223372036854771712'],
      answer:
        'That is the value of 4 KiB pages on 64 bits: the counter is LONG_MAX / PAGE_SIZE pages, and the file prints it times the page size. 16 KiB pages give ...759424, 64 KiB ...710272, a 32-bit kernel 8796093018112, old kernels 9223372036854775807 or 18446744073709551615. Anything from 2^63 - 2^21 on is no limit.',
    },
    zh: {
      claim: 'v1 的“无上限”总是 9223372036854771712',
      also: ['PAGE_COUNTER_MAX = LONG_MAX/PAGE_SIZE*PAGE_SIZE'],
      answer:
        '那是 64 位、4 KiB 页的值：计数器的最大值是 LONG_MAX / PAGE_SIZE 页，文件打印它乘以页大小。16 KiB 页是 …759424，64 KiB 页是 …710272，32 位内核是 8796093018112，老内核是 9223372036854775807 或 18446744073709551615。凡是不小于 2^63 - 2^21 的都表示无上限。',
    },
  },
  {
    id: 'limit-written-is-read',
    verdict: 'wrong',
    metrics: ['v1:memory.limit_in_bytes', 'v2:memory.max', 'v2:memory.high'],
    reference: 'mm/page_counter.c page_counter_memparse()',
    en: {
      claim: 'The limit that was written is the limit that is read',
      also: ['limit written is limit read', 'limits are rounded up to pages'],
      answer:
        'The kernel rounds down to whole pages: 10000 becomes 8192, and 4095 becomes 0 with 4 KiB pages. The documents speak of rounding up. Compare limits by pages, not to the byte.',
    },
    zh: {
      claim: '写进去的上限就是读出来的上限',
      answer: '内核按页向下取整：4 KiB 页下，10000 变成 8192，4095 变成 0。文档却说向上取整。比较上限请按页，不要按字节。',
    },
  },
  {
    id: 'oom-log-names-culprit',
    verdict: 'wrong',
    metrics: ['kernel-log.oom_memcg', 'kernel-log.task_memcg', 'v2:memory.events.local.oom'],
    reference: 'mm/oom_kill.c dump_oom_victim(); mm/memcontrol.c mem_cgroup_print_oom_context()',
    en: {
      claim: 'The OOM report in the log names the culprit cgroup',
      also: ['OOM in the log names the culprit cgroup'],
      answer:
        'It names two: oom_memcg is the level whose limit was hit, task_memcg the cgroup in which the victim lived. The victim is the largest task below that level, not necessarily the one that grew; siblings share the budget. Before 5.0 the line reads "Task in <victim> killed as a result of limit of <level>".',
    },
    zh: {
      claim: '日志里的 OOM 报告指出了肇事的 cgroup',
      answer:
        '它写了两个：oom_memcg 是碰到上限的那一级，task_memcg 是牺牲者所在的 cgroup。牺牲者是该级之下最大的任务，未必是增长的那个；兄弟 cgroup 共用同一份额度。5.0 之前的写法是“Task in <牺牲者> killed as a result of limit of <那一级>”。',
    },
  },
  {
    id: 'major-faults-thrash',
    verdict: 'misleading',
    metrics: [
      'v2:memory.stat.workingset_refault_file',
      'v1:memory.stat.workingset_refault_file',
      'v2:memory.stat.pgmajfault',
      'vmstat.workingset_refault_file',
    ],
    reference: 'mm/workingset.c; mm/filemap.c filemap_fault(), filemap_read()',
    en: {
      claim: 'Major faults show that file cache is thrashing',
      also: ['major faults show file thrash', 'pgmajfault 0 means no thrashing'],
      answer:
        'Only for mapped files. A program that uses read() thrashes with pgmajfault at 0: the proof is the rate of workingset_refault_file (in one test 76800 of them with no major fault), together with PSI.',
    },
    zh: {
      claim: '主缺页说明文件缓存在抖动',
      also: ['pgmajfault 为 0 就没有抖动'],
      answer:
        '只对映射的文件成立。用 read() 读文件的程序抖动时 pgmajfault 可以是 0：证据是 workingset_refault_file 的速率（一次测试中有 76800 次而主缺页为 0），再结合 PSI。',
    },
  },
  {
    id: 'sock-throttled-618',
    verdict: 'wrong',
    metrics: ['v2:memory.events.sock_throttled'],
    reference: 'mm/memcontrol.c __memory_events_show(); linux-kernel patch of October 2025',
    en: {
      claim: 'sock_throttled of memory.events is in 6.18',
      also: ['memory.events sock_throttled is in 6.18'],
      answer:
        'The patch is of mid-October 2025, after the merge window of 6.18: expect it from 6.19 on. Where the line is missing, the number is unknown and not 0.',
    },
    zh: {
      claim: '6.18 的 memory.events 已有 sock_throttled',
      answer: '该补丁日期是 2025 年 10 月中旬，晚于 6.18 的合并窗口，应从 6.19 起才有。没有这一行时，数值是未知，不是 0。',
    },
  },
  {
    id: 'kmem-limit-works',
    verdict: 'wrong',
    metrics: ['v1:memory.kmem.limit_in_bytes', 'v1:memory.kmem.usage_in_bytes', 'v1:memory.limit_in_bytes'],
    reference: 'mm/memcontrol-v1.c mem_cgroup_write(); Documentation/admin-guide/cgroup-v1/memory.rst 2.7',
    en: {
      claim: 'kmem.limit_in_bytes works',
      also: ['memory.kmem.limit_in_bytes limits kernel memory'],
      answer:
        'Recent kernels (6.18 was tried) accept the write, warn in the log and enforce nothing. Kernel memory counts against limit_in_bytes. memory.high and memory.oom.group, often expected beside it, do not exist in mainline v1.',
    },
    zh: {
      claim: 'kmem.limit_in_bytes 是有效的',
      answer:
        '较新的内核（实测 6.18）接受写入，在日志里警告一声，但什么也不限制。内核内存计入 limit_in_bytes。常被一起期待的 memory.high 和 memory.oom.group，在主线 v1 里并不存在。',
    },
  },
];
