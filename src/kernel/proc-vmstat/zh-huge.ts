import type { MetricTexts } from '../metric-doc.ts';
import type { hugeMetrics } from './metrics-huge.ts';

export const hugeTexts: MetricTexts<typeof hugeMetrics> = {
  thp_fault_alloc: {
    meaning: '首次触碰匿名内存时直接给出大页的次数。',
    trap: '是启动以来的累计，不说明还剩多少：请看 AnonHugePages。',
    when: 'RSS 以 2 MiB 为步长上升时。',
  },
  thp_fault_fallback: {
    meaning: '首次触碰想要大页、结果只拿到小页的次数。',
    trap: '不是错误：程序照常运行，只是略慢。',
    when: '它在 alloc + fallback 中的占比反映内存碎片或过紧的 cgroup 限制。',
  },
  thp_fault_fallback_charge: { meaning: '其中由 cgroup 限制造成的次数。' },
  thp_collapse_alloc: {
    meaning: 'khugepaged 为替换小页而取得的大页数。',
    trap: '程序什么都没做，RSS 也会因此增长，每次最多近 2 MiB：没碰过的页被补齐了。',
    when: '空闲的进程却长了几 MiB 时。',
  },
  thp_collapse_alloc_failed: { meaning: 'khugepaged 想要大页而没拿到的次数。' },
  thp_file_alloc: { meaning: '为共享内存和文件分配的大页数。' },
  thp_file_fallback: { meaning: '共享内存或文件想要大页、结果只拿到小页的次数。' },
  thp_file_fallback_charge: { meaning: '其中由 cgroup 限制造成的次数。' },
  thp_file_mapped: { meaning: '共享内存或文件的大页被整体映射的次数。' },
  thp_split_page: {
    meaning: '大页被拆成小页的次数，不论原因。4.4 以前的内核上叫 thp_split。',
    trap: '拆分本身不减少内存，只是此后可以释放其中一部分。',
    when: '大页留不住时。',
  },
  thp_split_page_failed: { meaning: '没能拆开的大页数，多半是被固定住了。' },
  thp_deferred_split_page: {
    meaning: '部分已解除映射、排队等待拆分的大页数。',
    trap: '排队不等于释放：解除映射的部分要到内存紧张时才归还。',
    when: '释放了的内存不见回来时。',
  },
  thp_underused_split_page: { meaning: '因大部分内容为零而被拆分的大页数。' },
  thp_split_pmd: { meaning: '大页的映射被拆成小页表项的次数。', trap: '页本身可能仍是完整的大页。' },
  thp_split_pud: { meaning: '同上，针对最大的页尺寸（1 GiB）。' },
  thp_scan_exceed_none_pte: { meaning: '因未触碰的部分太多，khugepaged 放弃合并的次数。' },
  thp_scan_exceed_swap_pte: { meaning: '因换出的部分太多，khugepaged 放弃合并的次数。' },
  thp_scan_exceed_share_pte: { meaning: '因共享的部分太多，khugepaged 放弃合并的次数。' },
  thp_zero_page_alloc: { meaning: '分配共享的全零大页的次数。', trap: '不是它被映射的次数。' },
  thp_zero_page_alloc_failed: { meaning: '全零大页分配失败、改用小零页的次数。' },
  thp_swpout: {
    meaning: '整页换出的大页数。',
    trap: '这里的 1 在 pswpout 里是 512 个小页（x86-64）。',
    when: '换出缓慢时，与 thp_swpout_fallback 一起看。',
  },
  thp_swpout_fallback: {
    meaning: '必须先拆分才能换出的大页数。',
    trap: '通常是交换空间里没有连续位置，而不是交换空间不够。',
    when: '与 thp_swpout 对照：交换空间碎片化。',
  },
  thp_migration_success: { meaning: '整页迁移成功的大页数。' },
  thp_migration_fail: { meaning: '迁移失败、连拆开也不行的大页数。' },
  thp_migration_split: { meaning: '为了迁移而拆分的大页数。' },
  direct_map_level2_splits: { meaning: '内核自身内存映射中 2 MiB 的片段被拆分的次数。' },
  direct_map_level3_splits: { meaning: '内核自身内存映射中 1 GiB 的片段被拆分的次数。' },
  direct_map_level2_collapses: { meaning: '内核自身内存映射中小片段合并成 2 MiB 的次数。' },
  direct_map_level3_collapses: { meaning: '内核自身内存映射中 2 MiB 片段合并成 1 GiB 的次数。' },
};
