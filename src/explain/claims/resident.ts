import type { Claim } from './claim.ts';

/** Claims about resident memory and its owners. */
export const residentClaims: readonly Claim[] = [
  {
    id: 'res-minus-shr',
    verdict: 'wrong',
    metrics: ['statm.resident', 'statm.shared', 'status.RssAnon', 'status.RssFile', 'status.RssShmem', 'smaps_rollup.Pss'],
    reference: 'fs/proc/task_mmu.c task_statm(); Documentation/filesystems/proc.rst table 1-3',
    en: {
      claim: 'RES - SHR is the real memory of a process',
      also: ['Real physical usage = RES - SHR', 'RES minus SHR is the private memory'],
      answer:
        'RES minus SHR is RssAnon. SHR counts pages that a file or shmem backs, whether anybody shares them or not, so private library pages and shared memory with one user get subtracted, while anonymous pages shared after fork do not. Swap, hugetlb and page tables are in neither. Take USS for what only this process holds and PSS for its fair share.',
    },
    zh: {
      claim: 'RES 减 SHR 就是进程真正占用的内存',
      also: ['实际物理内存 = RES - SHR'],
      answer:
        'RES 减 SHR 得到的是 RssAnon。SHR 统计由文件或 shmem 支撑的页，不管有没有别人共享：只有本进程在用的库页面和共享内存被减掉了，fork 之后共享的匿名页却没有减。交换空间、hugetlb 和页表两边都不含。看独占的部分用 USS，看应分摊的部分用 PSS。',
    },
  },
  {
    id: 'rssfile-drop-caches',
    verdict: 'wrong',
    metrics: ['status.RssFile', 'sys.vm.acts.drop_caches', 'smaps_rollup.Pss_File'],
    reference: 'Documentation/admin-guide/sysctl/vm.rst drop_caches; fs/drop_caches.c; mm/truncate.c mapping_evict_folio()',
    en: {
      claim: 'RssFile is high, so dropping the caches helps',
      also: ['RssFile high -> drop caches helps'],
      answer:
        'drop_caches skips every page that a process maps, and RssFile consists of exactly those. They go when the mapping ends, when the program gives them back (MADV_DONTNEED, MADV_PAGEOUT), or when reclaim takes them because memory is short. Writing to drop_caches costs everybody else their cache instead.',
    },
    zh: {
      claim: 'RssFile 高，清一下缓存（drop_caches）就好',
      answer:
        'drop_caches 会跳过所有被进程映射的页，而 RssFile 恰好全是这种页。只有解除映射、程序主动归还（MADV_DONTNEED、MADV_PAGEOUT），或者内存紧张时被回收，它们才会离开。写 drop_caches 只会让别的进程失去缓存。',
    },
  },
  {
    id: 'vmhwm-as-limit',
    verdict: 'wrong',
    metrics: ['v1:memory.limit_in_bytes', 'v1:memory.max_usage_in_bytes', 'status.VmHWM', 'v2:memory.max'],
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5; mm/memcontrol-v1.c mem_cgroup_reset(), mem_cgroup_legacy_files',
    en: {
      claim: 'Set the limit from VmHWM by writing it to memory.max_usage_in_bytes',
      also: ['VmHWM can be written to memory.max_usage_in_bytes as a limit', 'set the limit from VmHWM via memory.max_usage_in_bytes'],
      answer:
        'Wrong twice. max_usage_in_bytes is a reading of the peak, and writing anything to it resets that peak; limits are limit_in_bytes (v1), memory.max and memory.high (v2). And VmHWM is one process without page cache, kernel memory, swap, hugetlb and children, while its file pages may be charged to another cgroup: size a limit from the peak of the cgroup itself.',
    },
    zh: {
      claim: '把 VmHWM 写进 memory.max_usage_in_bytes 当作上限',
      answer:
        '错了两处。max_usage_in_bytes 是峰值的读数，往里写任何值都只会把峰值清零；上限是 v1 的 limit_in_bytes、v2 的 memory.max 和 memory.high。而且 VmHWM 只是一个进程，不含页缓存、内核内存、交换空间、hugetlb 和子进程，它的文件页还可能计在别的 cgroup 头上：应按 cgroup 自己的峰值定上限。',
    },
  },
  {
    id: 'referenced-is-active',
    verdict: 'wrong',
    metrics: ['smaps.Referenced', 'smaps_rollup.Referenced', 'meminfo.Active', 'clear_refs.write 1'],
    reference: 'fs/proc/task_mmu.c smaps_account(), clear_refs_write()',
    en: {
      claim: 'Referenced is the active memory',
      also: ['Referenced = active memory', 'Referenced is the working set'],
      answer:
        'Referenced says that a page was touched since somebody last cleared its accessed bit, which may be since it was mapped. It says nothing of the kernel’s active list. Only two readings around a clear of the bits measure a working set, and clearing them is an intervention in the target.',
    },
    zh: {
      claim: 'Referenced 就是活跃内存',
      also: ['Referenced 是工作集'],
      answer:
        'Referenced 只说明自上次清除访问位以来这一页被碰过，而上次清除可能根本没有发生过。它与内核的 active 链表无关。要测工作集，得先清访问位、隔一段时间再读一次，而清除本身就是对目标进程的干预。',
    },
  },
  {
    id: 'anonymous-no-file',
    verdict: 'misleading',
    metrics: ['smaps.Anonymous', 'smaps_rollup.Anonymous', 'status.RssAnon', 'status.RssShmem'],
    reference: 'fs/proc/task_mmu.c smaps_account(); Documentation/filesystems/proc.rst /proc/PID/smaps',
    en: {
      claim: 'Anonymous is memory that no file is behind',
      also: ['Anonymous is memory no file is behind', 'Anonymous memory has no file'],
      answer:
        'Anonymous counts pages, not mappings: a private file mapping has Anonymous pages too, the copies that were made when the program wrote to it (data sections, relocations). And shared anonymous memory, memfd and tmpfs have no disk file either, yet they are shmem: 0 here, RssShmem in status.',
    },
    zh: {
      claim: 'Anonymous 就是背后没有文件的内存',
      answer:
        'Anonymous 数的是页，不是映射：私有文件映射里也有 Anonymous，那是程序写入时产生的写时复制副本（数据段、重定位）。反过来，共享匿名内存、memfd 和 tmpfs 在磁盘上也没有文件，却属于 shmem：这里是 0，要看 status 的 RssShmem。',
    },
  },
  {
    id: 'rlimit-rss',
    verdict: 'wrong',
    metrics: ['limits.Max resident set', 'v2:memory.max', 'limits.Max address space'],
    reference: 'getrlimit(2) RLIMIT_RSS; proc(5) /proc/pid/limits',
    en: {
      claim: 'RLIMIT_RSS limits memory',
      also: ['Max resident set limits the RSS of a process', 'ulimit -m limits memory'],
      answer:
        'The kernel stores the value and does not enforce it. What limits resident memory is a cgroup (memory.max, limit_in_bytes); what limits one process is address space (RLIMIT_AS) or its private writable part (RLIMIT_DATA, enforced since 4.7).',
    },
    zh: {
      claim: 'RLIMIT_RSS 可以限制内存',
      also: ['ulimit -m 可以限制内存'],
      answer:
        '内核只保存这个值，并不执行。能限制常驻内存的是 cgroup（memory.max、limit_in_bytes）；对单个进程，能限制的是地址空间（RLIMIT_AS）或其中私有可写的部分（RLIMIT_DATA，4.7 起生效）。',
    },
  },
  {
    id: 'clean-reclaimed-at-once',
    verdict: 'misleading',
    metrics: ['smaps.Private_Clean', 'smaps.Shared_Clean', 'meminfo.Active(file)', 'vmstat.workingset_refault_file'],
    reference: 'mm/vmscan.c shrink_folio_list(); Documentation/admin-guide/mm/concepts.rst Reclaim',
    en: {
      claim: 'Clean pages are reclaimed at once',
      also: ['clean memory is free', 'Private_Clean is reclaimed immediately'],
      answer:
        'Clean means that no write is needed to drop the page, not that anybody drops it. Reclaim runs only when memory gets short or a limit is hit; it passes over pages used lately, may not touch locked ones, and spares what memory.min or memory.low protect. A dropped page that is still needed comes back as a major fault and a refault.',
    },
    zh: {
      claim: '干净页会立刻被回收',
      answer:
        '“干净”只是说丢弃它不需要先写盘，并不是说有谁会去丢。只有内存紧张或碰到上限时才会发生内存回收；最近用过的页会被跳过，锁定的页不能动，memory.min 和 memory.low 保护的部分也会放过。仍然需要的页被丢掉后，会以主缺页和 refault 的形式回来。',
    },
  },
];
