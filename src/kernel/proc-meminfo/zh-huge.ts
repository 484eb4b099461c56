import type { MetricTexts } from '../metric-doc.ts';
import type { hugeMetrics } from './metrics-huge.ts';

const directMap = {
  meaning: '内核自己映射物理内存时，使用这种页大小的部分。',
  trap: '说明的是映射的页大小，不是内存用量。4k 的份额变大只会略微影响速度。',
} as const;

export const hugeTexts: MetricTexts<typeof hugeMetrics> = {
  AnonHugePages: {
    meaning: '以 PMD 大小的大页（x86-64 上为 2 MiB）映射的匿名内存。',
    trap: '为 0 不代表没有透明大页：较小尺寸的大页、按小页映射的大页都不在这里。它包含在 AnonPages 之内。',
    when: 'RSS 大于程序实际触碰的内存时：THP 设为 always，一个页就可能变成 2 MiB。',
  },
  ShmemHugePages: {
    meaning: '以 PMD 大小的大页分配的共享内存和 tmpfs 页，不论是否被映射。',
    trap: '包含在 Shmem 之内，不要相加。',
    when: 'tmpfs 挂载使用 huge= 选项，或 shmem_enabled 不是 never 时。',
  },
  ShmemPmdMapped: {
    meaning: '进程以整个大页映射的共享内存。',
    trap: '只是按映射方式看 ShmemHugePages，不要相加。',
    when: '本该用上共享内存大页却看不到效果时。',
  },
  FileHugePages: {
    meaning: '普通文件的页缓存中，以 PMD 大小的大页存放的部分。',
    trap: '包含在 Cached 之内。',
    when: '程序代码使用大页，或文件系统支持大 folio 时。',
  },
  FilePmdMapped: { meaning: '进程以整个大页映射的普通文件页缓存。' },
  CmaTotal: {
    meaning: '为连续内存分配器（CMA）预留的内存，供需要物理连续内存的设备使用。',
    trap: '平时并未浪费：可移动的页可以暂住其中。',
    when: '在嵌入式和 GPU 系统上。',
  },
  CmaFree: {
    meaning: 'CMA 区域中的空闲页。',
    trap: '包含在 MemFree 里，但只有可移动的页能用：它很多时内核自己的分配仍可能失败。',
    when: 'MemFree 看起来够用而分配却失败时。',
  },
  HugePages_Total: {
    meaning: 'hugetlb 池中默认尺寸大页的个数，不论是否在用。单位是个，不是 kB。',
    trap: '这是别人用不了的预留内存，也不在任何 RSS 里。其他尺寸只在 sysfs 里能看到。',
    when: '内存少了而哪个进程都没有占用时。',
  },
  HugePages_Free: {
    meaning: '默认尺寸大页池中尚未分配的页数。',
    trap: '已经许诺出去的也在其中：真正空闲的是 HugePages_Free - HugePages_Rsvd。',
    when: '长期偏高：内存白白预留。',
  },
  HugePages_Rsvd: {
    meaning: '已许诺给映射、但还没有触碰过的页数。',
    trap: '包含在 HugePages_Free 之内。',
    when: '明明有空闲大页，mmap 却返回 ENOMEM 时。',
  },
  HugePages_Surp: {
    meaning: '超出配置数量的页数，由大页的过量分配设置允许。',
    trap: '要等使用者逐页释放才会归还，可能残留很久。',
    when: '池比配置的更大时。',
  },
  Hugepagesize: {
    meaning: '默认大页的尺寸，也就是 HugePages_ 各计数的单位。',
    trap: '取决于体系结构和启动参数；多数 x86-64 上是 2 MiB，别处不同。',
    when: '把个数换算成字节时。',
  },
  Hugetlb: {
    meaning: '所有尺寸的 hugetlb 池占用的内存，不论是否在用。',
    trap: '存在其他尺寸时会大于 HugePages_Total x Hugepagesize。不在任何 RSS 里，也不在 MemAvailable 里。',
    when: '判断主机还有多少内存之前，先从 MemTotal 里减去它。',
  },
  DirectMap4k: {
    meaning: directMap.meaning,
    trap: '说明的是映射的页大小，不是内存用量。BPF、模块等会把大页拆小，使它增长，对速度略有影响。',
  },
  DirectMap64k: directMap,
  DirectMap1M: directMap,
  DirectMap4M: directMap,
  DirectMap2M: directMap,
  DirectMap1G: directMap,
  DirectMap2G: directMap,
};
