import type { hugeAndSwapTexts as english } from './en-huge-swap.ts';

export const hugeAndSwapTexts: typeof english = {
  AnonHugePages: {
    meaning: '映射中以整个大页（x86-64 上为 2 MiB）映射的匿名内存。',
    trap: '为 0 不代表没有大页：较小尺寸的大页、按小页映射的大页在进程层面都看不到。khugepaged 合并大页会抬高 Rss，而程序什么也没做。',
    when: 'Rss 以 2 MiB 为台阶增长，或远大于程序触碰过的内存时。',
  },
  ShmemPmdMapped: {
    meaning: '映射中以整个大页映射的共享内存或 tmpfs 页。',
    trap: '按小页映射的 shmem 大页不计入；全机的数字看 meminfo 的 ShmemHugePages。',
    when: '为 tmpfs 或共享内存开启了大页时。',
  },
  FilePmdMapped: {
    meaning: '映射中以整个大页映射的普通文件页缓存。',
    trap: '按小页映射的大 folio 不计入。约 5.4 之前没有这一行。',
    when: '确认程序代码是否运行在大页上时。',
  },
  Shared_Hugetlb: {
    meaning: '映射中可能还有别人映射的 hugetlb 页。',
    trap: '不在 Rss、Pss 和 Shared_* 之内。每个进程都显示全额，不要跨进程相加。与 fork 出的子进程共用的私有映射也算在这里。',
    when: '数据库、DPDK、虚拟机：内存不见了，哪张表里都找不到时。',
  },
  Private_Hugetlb: {
    meaning: '映射中只有本进程映射的 hugetlb 页。',
    trap: '不在 Rss 和 Pss 里：占用 64 GiB 的进程可能只显示几 MiB。进程退出后这些页回到大页池，不会增加 MemFree。',
    when: '与 Private_Clean、Private_Dirty 合在一起，才是进程独占内存的全部。',
  },
  Swap: {
    meaning: '映射中已换出的内存；对共享内存，还包括背后对象被换出的部分。',
    trap: '附加了同一段共享内存的每个进程都显示同样的字节，相加会重复，各映射之和也可能大于 VmSwap。换出不等于写到磁盘，也可能压缩后仍在内存里。',
    when: 'Rss 下降时：只有 Rss + Swap 也下降，才是真的归还了内存。',
  },
  SwapPss: {
    meaning: '已换出的私有内存，每个交换槽按使用者个数分摊。',
    trap: '被换出的共享内存不在其中，所以全部进程之和可能远小于已用的交换空间。',
    when: '需要跨进程累加交换用量时。',
  },
  Locked: {
    meaning: '被锁定在内存中的映射的 Pss。',
    trap: '这是分摊值，不是锁定的大小：两个进程锁定同一批页各显示一半，尚无常驻页时为 0。约 4.14 到 4.19 的内核对未锁定的映射也打印它，只有同时带 lo 标志才可信。',
    when: '明明有交换空间，内存却无法回收时。',
  },
  THPeligible: {
    meaning: '为 1 表示内核目前允许在这个映射里使用透明大页。',
    trap: '这是许可，不是用量：值为 1 而 AnonHugePages 为 0 很常见。约 6.8 起任意一种启用的大页尺寸都算，之前只看最大的那种。',
    when: '想用大页却没有用上时：0 说明是设置、madvise 或映射太小的原因。',
  },
  ProtectionKey: {
    meaning: '映射所用的内存保护键编号。',
    trap: '是编号，不是大小。只有处理器和内核都支持保护键时才有这一行。',
    when: '不为 0：程序使用了保护键，或映射只允许执行。',
  },
  Nonlinear: {
    meaning: '由 remap_file_pages 乱序映射的文件页，只有旧内核才打印。',
    trap: '4.0 起这个系统调用改为建立普通映射，这一行不再出现。',
  },
};
