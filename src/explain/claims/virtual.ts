import type { Claim } from './claim.ts';

/** Claims that take address space for memory. */
export const virtualClaims: readonly Claim[] = [
  {
    id: 'vmsize-growth-leak',
    verdict: 'wrong',
    metrics: ['status.VmSize', 'status.VmRSS', 'status.RssAnon', 'status.VmSwap', 'sys.vm.max_map_count', 'meminfo.Committed_AS'],
    reference: 'mm/mmap.c vm_stat_account(); Documentation/filesystems/proc.rst table 1-2',
    en: {
      claim: 'VmSize grows while VmRSS is stable: a leak',
      also: ['VmSize growing while VmRSS stable = leak', 'growing virtual memory is a memory leak'],
      answer:
        'VmSize is address space: arenas, thread stacks, reservations of a garbage collector or JIT, mapped files. A leak of memory shows in RssAnon plus VmSwap, and RSS alone can look steady because the leaked pages went to swap. What may leak are mappings: count them against max_map_count, and watch Committed_AS where overcommit is strict.',
    },
    zh: {
      claim: 'VmSize 一直涨而 VmRSS 不变，就是泄漏',
      also: ['虚拟内存增长就是内存泄漏'],
      answer:
        'VmSize 是地址空间：分配区、线程栈、GC 或 JIT 的预留、映射的文件都算。内存泄漏看 RssAnon 加 VmSwap；只看 RSS 可能很平稳，因为泄漏的页被换出了。真正可能泄漏的是映射本身：用映射数对照 max_map_count，严格 overcommit 下再看 Committed_AS。',
    },
  },
  {
    id: 'vmpeak-largest-need',
    verdict: 'wrong',
    metrics: ['status.VmPeak', 'status.VmHWM', 'v2:memory.peak', 'v1:memory.max_usage_in_bytes'],
    reference: 'fs/proc/task_mmu.c task_mem(); Documentation/filesystems/proc.rst table 1-2',
    en: {
      claim: 'VmPeak is the largest need of memory',
      also: ['VmPeak is the peak memory use of the process', 'VmPeak is largest need'],
      answer:
        'VmPeak is the largest address space that was ever reserved, touched or not. The highest resident memory is VmHWM, and even that lacks swap, hugetlb and page tables. What a service needed at most is the peak of its cgroup.',
    },
    zh: {
      claim: 'VmPeak 是进程最大的内存需求',
      also: ['VmPeak 就是内存峰值'],
      answer:
        'VmPeak 是曾经预留过的最大地址空间，不管有没有碰过。常驻内存的峰值是 VmHWM，而它也不含交换空间、hugetlb 和页表。一个服务最多用过多少，看它所在 cgroup 的峰值。',
    },
  },
  {
    id: 'vmdata-vmstk-leak',
    verdict: 'wrong',
    metrics: ['status.VmData', 'status.VmStk', 'status.RssAnon', 'statm.data', 'limits.Max data size'],
    reference: 'fs/proc/task_mmu.c task_mem(); mm/mmap.c vm_stat_account(), is_data_mapping()',
    en: {
      claim: 'Growing VmData or VmStk means a heap leak or recursion',
      also: ['growing VmData means a heap leak', 'growing VmStk means deep recursion', 'VmData growth is a leak'],
      answer:
        'VmData is the length of all private writable mappings: heap, allocator arenas, the stacks of every thread but the first, reserved ranges. It grows with threads and reservations while nothing is used, so judge by RssAnon plus VmSwap. VmStk is only the stack of the main thread (and shadow stacks), and it never shrinks: it shows how deep the stack once went, not that a recursion runs now.',
    },
    zh: {
      claim: 'VmData 或 VmStk 增长说明堆泄漏或递归过深',
      also: ['VmData 增长就是堆泄漏', 'VmStk 增长就是递归'],
      answer:
        'VmData 是所有私有可写映射的长度：堆、分配区、除主线程外每个线程的栈、预留的区间。线程增加或预留变大时它就会涨，内存却一点没用，所以要看 RssAnon 加 VmSwap。VmStk 只是主线程的栈（外加影子栈），而且只增不减：它说明栈曾经有多深，并不说明现在正在递归。',
    },
  },
  {
    id: 'vmexe-read-only-code',
    verdict: 'misleading',
    metrics: ['status.VmExe', 'status.VmLib', 'statm.text'],
    reference: 'fs/proc/task_mmu.c task_mem()',
    en: {
      claim: 'VmExe is read-only code',
      also: ['VmExe is the read-only code of the program in memory'],
      answer:
        'VmExe is the distance between two addresses: the code range of the main executable, rounded to pages. Nothing of it need be resident, libraries are not in it, and depending on the linker read-only data is. The kernel does not check here that it is not writable.',
    },
    zh: {
      claim: 'VmExe 是只读代码',
      answer:
        'VmExe 只是两个地址之间的距离：主程序代码段的范围，按页取整。它不代表常驻，也不含共享库；视链接器布局，里面可能还有只读数据。内核在这里也不检查它是否不可写。',
    },
  },
  {
    id: 'vmlib-link-statically',
    verdict: 'wrong',
    metrics: ['status.VmLib', 'smaps_rollup.Pss_File', 'status.RssFile'],
    reference: 'fs/proc/task_mmu.c task_mem(); Documentation/filesystems/proc.rst /proc/PID/smaps Pss',
    en: {
      claim: 'VmLib is high, so link statically',
      also: ['High VmLib -> link statically', 'static linking saves library memory'],
      answer:
        'VmLib is the length of library code, an address range. The pages behind it are page cache that all users on the host share, so linking statically turns one copy into one for each program and needs more memory. Judge by Pss_File.',
    },
    zh: {
      claim: 'VmLib 高，应该改成静态链接',
      answer:
        'VmLib 是库代码的长度，即一段地址。背后的页是页缓存，全主机的使用者共用一份；改成静态链接反而让每个程序各带一份，总内存更多。要评估就看 Pss_File。',
    },
  },
  {
    id: 'statm-dt-dirty',
    verdict: 'wrong',
    metrics: ['statm.dt', 'smaps_rollup.Private_Dirty', 'smaps_rollup.Shared_Dirty'],
    reference: 'proc(5) /proc/pid/statm; fs/proc/array.c proc_pid_statm()',
    en: {
      claim: 'The dt column of statm is dirty pages',
      also: ['statm dt column = dirty pages', 'nDRT in top is the number of dirty pages'],
      answer:
        'It is a constant 0 since 2.6, like lib: both are kept for the format only. Dirty pages of a process are Private_Dirty plus Shared_Dirty in smaps, and even those are mostly anonymous memory that no file waits for.',
    },
    zh: {
      claim: 'statm 的 dt 列是脏页数',
      answer:
        '2.6 起它恒为 0，lib 也一样，只为保持格式。进程的脏页是 smaps 里的 Private_Dirty 加 Shared_Dirty，而且其中大多是匿名页，并没有文件在等着写。',
    },
  },
];
