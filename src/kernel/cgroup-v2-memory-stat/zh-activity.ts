import type { MetricTexts } from '../metric-doc.ts';
import type { activityMetrics } from './metrics-activity.ts';

export const activityTexts: MetricTexts<typeof activityMetrics> = {
  pgfault: {
    meaning: '缺页异常，含主缺页与次缺页。',
    trap: '大多数只是首次触碰，开销很小。',
    when: '看速度，并与完成的工作量对照。',
  },
  pgmajfault: {
    meaning: '需要等待 I/O 的缺页异常：换入，或读取被映射的文件。',
    trap: 'read() 读文件不计在内。',
    when: '持续增长：被映射的文件或匿名内存放不下。',
  },
  pswpin: {
    meaning: '从交换空间读回的页。',
    trap: '是页数不是字节。6.13 之前没有这一行，而不是 0。',
    when: '持续增长才是真正的不足；交换占用的水平不是。',
  },
  pswpout: {
    meaning: '写到交换空间的页。全零页和留在 zswap 里的页不计。',
    trap: '是页数不是字节。冷内存可能出去一次就再也不回来。',
    when: '与 pswpin 对照：只出不进无害。',
  },
  swpin_zero: {
    meaning: '无需 I/O 就换回的全零页。',
    trap: '6.12 系列的稳定版内核也有。',
  },
  swpout_zero: {
    meaning: '无需 I/O 就换出的全零页。',
    trap: '6.12 系列的稳定版内核也有。数值大，提示大页膨胀或从未填写的缓冲区。',
  },
  zswpin: {
    meaning: '从 zswap 取回的页。',
  },
  zswpout: {
    meaning: '存入 zswap 的页。',
  },
  zswpwb: {
    meaning: '从 zswap 写到交换设备的页。',
    trap: '说明压缩池已满或正在收缩。',
  },
  thp_fault_alloc: {
    meaning: '缺页时分配的大页。',
  },
  thp_collapse_alloc: {
    meaning: '内核由小页合成的大页。',
    trap: '每次都可能让 RSS 增加至多一个大页，而程序什么也没做。',
  },
  thp_swpout: {
    meaning: '整块换出的大页。',
  },
  thp_swpout_fallback: {
    meaning: '换出前不得不拆开的大页。',
    trap: '说明交换空间碎片化。',
  },
  numa_pages_migrated: {
    meaning: 'NUMA 自动平衡搬到其他节点的页。',
  },
  numa_pte_updates: {
    meaning: '为触发 NUMA 提示缺页而改动的页表项。',
  },
  numa_hint_faults: {
    meaning: '发生的 NUMA 提示缺页。',
    trap: '这是平衡的开销，不代表缺内存。',
  },
  numa_task_migrated: {
    meaning: 'NUMA 平衡移到其他节点的任务。',
    trap: '在 6.16 开发周期里加入又撤回，个别厂商内核可能有；通常没有这一行。',
  },
  numa_task_swapped: {
    meaning: 'NUMA 平衡在节点间对调的任务。',
    trap: '在 6.16 开发周期里加入又撤回，个别厂商内核可能有；通常没有这一行。',
  },
  pgdemote_kswapd: {
    meaning: '后台回收移到较慢内存的页。',
    trap: '只有一种内存的机器上为 0。',
  },
  pgdemote_direct: {
    meaning: '分配内存的任务移到较慢内存的页。',
    trap: '只有一种内存的机器上为 0。',
  },
  pgdemote_khugepaged: {
    meaning: '为 khugepaged 移到较慢内存的页。',
    trap: '只有一种内存的机器上为 0。',
  },
  pgdemote_proactive: {
    meaning: '因用户态要求回收而移到较慢内存的页。',
    trap: '只有一种内存的机器上为 0。',
  },
  pgpromote_success: {
    meaning: '移到较快内存的页。',
    trap: '只有一种内存的机器上为 0。',
  },
};
