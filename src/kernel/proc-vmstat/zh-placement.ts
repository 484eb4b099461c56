import type { MetricTexts } from '../metric-doc.ts';
import type { placementMetrics } from './metrics-placement.ts';

const allocations = '统计的是分配而不是访问；vm.numa_stat 为 0 时停止计数。';

export const placementTexts: MetricTexts<typeof placementMetrics> = {
  numa_hit: { meaning: '在想要的节点上得到内存的分配次数。', trap: allocations, when: '作为计算 miss 比例的基数。' },
  numa_miss: {
    meaning: '本想用别的节点、结果由本节点提供内存的分配次数。',
    trap: `${allocations}记在出手相助的节点上。`,
    when: '持续上升：某个节点已满，或程序绑定不当。',
  },
  numa_foreign: {
    meaning: '本想用本节点、结果由别的节点提供内存的分配次数。',
    trap: `${allocations}它是 numa_miss 的另一面，不要相加。`,
    when: '按节点看：是哪个节点满了。',
  },
  numa_interleave: { meaning: '交错（interleave）策略下落在指定节点上的分配次数。' },
  numa_local: {
    meaning: '在发起分配的 CPU 所在节点上得到内存的次数。',
    trap: allocations,
    when: '与 numa_other 一起看：内存分配时有多“近”。',
  },
  numa_other: {
    meaning: '在其他节点上得到内存的次数。',
    trap: `${allocations}许多情况下是策略或 cpuset 有意为之。`,
    when: '与 numa_local 一起看。',
  },
  numa_pte_updates: {
    meaning: 'NUMA 平衡故意设置成会缺页的页表项数，用来观察谁在用这些页。',
    trap: '是内核的工作量，不是程序的使用量；kernel.numa_balancing 为 0 时为零。',
    when: '平衡本身耗时，或 6.1 内核的 smaps 漏掉大页时（只有开启平衡才会漏）。',
  },
  numa_huge_pte_updates: { meaning: '同上，针对大页的页表项。' },
  numa_hint_faults: {
    meaning: 'NUMA 平衡引发的缺页次数。',
    trap: '是人为制造的，不代表内存不足。',
    when: '作为 numa_hint_faults_local 的基数。',
  },
  numa_hint_faults_local: {
    meaning: '其中页已经在该 CPU 所在节点上的次数。',
    trap: '只是扫描抽样到的页，不是全部访问。',
    when: '除以 numa_hint_faults，就是访问的本地比例。',
  },
  numa_pages_migrated: {
    meaning: 'NUMA 平衡移到使用者所在节点的页数。',
    trap: '移动有代价：速率一直不降就是来回搬。',
    when: '调整部署之后，或系统态 CPU 偏高时。',
  },
  pgpromote_success: { meaning: '从慢速内存移到快速内存的页数。' },
  pgpromote_candidate: { meaning: '慢速内存中考虑移到快速内存的页数。' },
  pgpromote_candidate_nrl: { meaning: '其中不受速率限制约束的候选页数。' },
  pgdemote_kswapd: { meaning: 'kswapd 降到更慢内存的页数，代替换出或丢弃。' },
  pgdemote_direct: { meaning: '分配内存的任务降到更慢内存的页数。' },
  pgdemote_khugepaged: { meaning: '为 khugepaged 降到更慢内存的页数。' },
  pgdemote_proactive: { meaning: '应用户空间回收请求降到更慢内存的页数。' },
  pgmigrate_success: { meaning: '迁移成功的页数：内存规整、NUMA 调整或内存热插拔。' },
  pgmigrate_fail: { meaning: '迁移失败的页数。', trap: '很多：有东西把页固定住了。' },
  compact_migrate_scanned: { meaning: '内存规整为搬走而扫描的页数。' },
  compact_free_scanned: { meaning: '内存规整为寻找搬入位置而扫描的页数。' },
  compact_isolated: { meaning: '内存规整取下准备搬动的页数。' },
  compact_stall: {
    meaning: '需要连续多页的分配停下来等待内存规整的次数。',
    trap: '空闲内存可能还很多：问题是碎片，不是短缺。',
    when: '有速率：造成延迟，常见于 THP 的 defrag 设为 always。',
  },
  compact_fail: {
    meaning: '其中没能整理出所需连续块的次数。',
    trap: '要的是大页时，程序会改用小页继续运行，不会出错。',
    when: '与 compact_success 对照：这番功夫值不值。',
  },
  compact_success: { meaning: '其中整理出所需连续块的次数。', trap: '成功也有代价：任务等过。', when: '与 compact_fail 对照。' },
  compact_daemon_wake: { meaning: 'kcompactd 被唤醒做后台规整的次数。' },
  compact_daemon_migrate_scanned: { meaning: 'kcompactd 为搬走而扫描的页数。' },
  compact_daemon_free_scanned: { meaning: 'kcompactd 为寻找搬入位置而扫描的页数。' },
  htlb_buddy_alloc_success: { meaning: 'hugetlb 池从分配器拿到的大页数。' },
  htlb_buddy_alloc_fail: { meaning: 'hugetlb 池没能拿到大页的次数。', trap: '内存碎片所致：应在启动时建池。' },
  cma_alloc_success: { meaning: '从 CMA 区域分配成功的页数。' },
  cma_alloc_fail: { meaning: '从 CMA 区域分配失败的页数。', trap: '区域里有页被固定住了。' },
};
