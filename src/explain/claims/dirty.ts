import type { Claim } from './claim.ts';

/** Claims about dirty, locked and swapped memory of a process, and about what its files cost to read. */
export const dirtyClaims: readonly Claim[] = [
  {
    id: 'shared-dirty-needs-sync',
    verdict: 'wrong',
    metrics: ['smaps.Shared_Dirty', 'smaps_rollup.Shared_Dirty', 'meminfo.Dirty'],
    reference: 'fs/proc/task_mmu.c smaps_page_accumulate(); mm/vmscan.c shrink_folio_list()',
    en: {
      claim: 'Shared_Dirty must be synced to disk before it can be reclaimed',
      also: ['Shared_Dirty must be synced to disk before reclaim'],
      answer:
        'Shared_Dirty is mostly anonymous memory shared after fork and shmem: no file is waiting, it needs swap. Only dirty pages of shared mappings of real files are written back, by the flusher threads, and current kernels do not write them from reclaim. What waits for a disk on the host is Dirty and Writeback in meminfo.',
    },
    zh: {
      claim: 'Shared_Dirty 必须先同步到磁盘才能回收',
      answer:
        'Shared_Dirty 大多是 fork 之后共享的匿名页和 shmem：并没有文件在等着写，它们需要的是交换空间。只有真实文件的共享映射才有脏页要回写，由 flusher 线程完成，较新的内核不会在回收路径里写文件页。主机上在等磁盘的数据看 meminfo 的 Dirty 和 Writeback。',
    },
  },
  {
    id: 'private-dirty-needs-swap',
    verdict: 'partly',
    metrics: ['smaps.Private_Dirty', 'smaps_rollup.Private_Dirty', 'VmFlags.dp', 'VmFlags.lo', 'vmstat.swpout_zero'],
    reference: 'fs/proc/task_mmu.c smaps_page_accumulate(); mmap(2) MAP_DROPPABLE; mm/vmscan.c',
    en: {
      claim: 'Private_Dirty must be written to swap or to its file',
      also: ['Private_Dirty must be written to swap or file'],
      answer:
        'Nearly. Anonymous pages and shmem go to swap (zswap and zram included) and cannot leave at all without one; pages of a shared file mapping go to the file. Exceptions: droppable mappings (flag dp) are simply discarded, KSM and the splitting of huge pages free some without writing, pages full of zeros are swapped without a write on recent kernels, and locked pages stay.',
    },
    zh: {
      claim: 'Private_Dirty 必须写进交换空间或文件',
      answer:
        '大体正确。匿名页和 shmem 去交换空间（含 zswap、zram），没有交换空间就出不去；共享文件映射的页写回文件。例外：可丢弃映射（标志 dp）直接扔掉；KSM 合并和大页拆分可以不写就释放一部分；较新的内核换出全零页时不写盘；锁定的页则根本不动。',
    },
  },
  {
    id: 'vmlck-physical',
    verdict: 'wrong',
    metrics: ['status.VmLck', 'smaps.Locked', 'meminfo.Mlocked', 'limits.Max locked memory'],
    reference: 'fs/proc/task_mmu.c task_mem(); mlock(2) MLOCK_ONFAULT; Documentation/filesystems/proc.rst table 1-2',
    en: {
      claim: 'VmLck is physical memory',
      also: ['VmLck is locked RAM', 'VmLck is the physical memory that is locked'],
      answer:
        'VmLck is the length of the locked mappings. With MLOCK_ONFAULT little of it need be resident, and memory locked by several processes counts in full in each. Locked in smaps is the process’s share of resident locked pages; Mlocked in meminfo counts every locked page of the host once.',
    },
    zh: {
      claim: 'VmLck 是物理内存',
      also: ['VmLck 是锁在物理内存里的大小'],
      answer:
        'VmLck 是被锁定映射的长度。用 MLOCK_ONFAULT 时其中可能没多少常驻；几个进程锁同一段内存，各自都全额计入。smaps 的 Locked 是本进程在已常驻的锁定页中的分摊份额；meminfo 的 Mlocked 把全主机每个锁定页只数一次。',
    },
  },
  {
    id: 'rollup-cheap',
    verdict: 'wrong',
    metrics: ['smaps_rollup.[rollup]', 'smaps_rollup.Pss', 'smaps_rollup.Rss', 'status.VmRSS', 'statm.resident'],
    reference: 'fs/proc/task_mmu.c show_smaps_rollup(); Documentation/filesystems/proc.rst smaps_rollup',
    en: {
      claim: 'smaps_rollup is cheap enough to poll',
      also: ['smaps_rollup is cheap', 'polling smaps_rollup every second is harmless'],
      answer:
        'It saves the text, not the walk: the kernel goes over every page table of the process with its mmap lock held, about a tenth of a second for 8 GiB in 4 KiB pages. A thread that wants to map or unmap waits for that, and page faults queue behind it. Poll status or statm, which take no lock of the process, and read the rollup once where PSS matters.',
    },
    zh: {
      claim: 'smaps_rollup 很便宜，可以轮询',
      also: ['每秒读一次 smaps_rollup 没有影响'],
      answer:
        '省下的只是文本，不是遍历：内核要持着进程的 mmap 锁走完全部页表，8 GiB 的 4 KiB 页大约要十分之一秒。这期间想 mmap 或 munmap 的线程只能等，缺页异常又排在它后面。轮询应读 status 或 statm，它们不占进程的锁；真正需要 PSS 时再读一次 rollup。',
    },
  },
  {
    id: 'deleted-library-leak',
    verdict: 'wrong',
    metrics: ['maps.<path> (deleted)', 'maps./memfd:<name> (deleted)', 'maps./SYSV<key> (deleted)', 'maps./dev/zero (deleted)'],
    reference: 'proc(5) /proc/pid/maps; fs/proc/task_mmu.c show_map_vma()',
    en: {
      claim: 'A (deleted) library is a leak',
      also: ['(deleted) library = leak', 'deleted file mapped means a memory leak'],
      answer:
        'For a real file it means that the file was replaced or removed while in use, as every upgrade does: the process runs the old code until it restarts. For memfd, System V segments and /dev/zero the mark is normal and says nothing. Neither is growth; judge growth by the numbers of the mapping.',
    },
    zh: {
      claim: '映射里出现 (deleted) 的库就是泄漏',
      answer:
        '对真实文件，它表示文件在使用中被替换或删除，每次升级都会这样：进程重启之前一直运行旧代码。对 memfd、System V 共享内存段和 /dev/zero，这个标记是正常的，不说明任何问题。两者都不是增长；增长要看映射本身的数字。',
    },
  },
  {
    id: 'oom-score-666',
    verdict: 'wrong',
    metrics: ['oom_score.oom_score', 'oom_score_adj.oom_score_adj'],
    reference: 'fs/proc/base.c proc_oom_score(); mm/oom_kill.c oom_badness()',
    en: {
      claim: 'An oom_score of 666 is dangerous',
      also: ['oom_score 666 is dangerous', 'high oom_score means the process will be killed'],
      answer:
        'Since 5.9 the scale starts at 666 for a process that uses next to nothing; before that it was 0. Only the order of processes on one host at one moment means something: the highest is the next victim of a host-wide OOM. Inside a cgroup the kernel compares with the limit of that cgroup instead.',
    },
    zh: {
      claim: 'oom_score 到了 666 很危险',
      answer:
        '5.9 起，几乎不占内存的进程基准值就是 666；之前是 0。有意义的只是同一主机同一时刻各进程的排序：最高的就是全局 OOM 的下一个牺牲者。cgroup 内的 OOM 则按该 cgroup 的上限来算。',
    },
  },
];
