import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  pages_to_scan: { meaning: 'khugepaged 每轮查看的页数，默认 4096。' },
  scan_sleep_millisecs: { meaning: '两轮之间的间歇，默认 10 秒。' },
  alloc_sleep_millisecs: { meaning: '拿不到大页之后的间歇，默认 60 秒。' },
  max_ptes_none: {
    meaning: '把一段范围合并成大页时，允许其中有多少页从未触碰。',
    trap: '为 511（x86-64 默认值）时，只要碰过一页就够：khugepaged 会把 4 kB 变成 2 MiB 的 RSS。',
    when: '空闲进程以最多 2 MiB 的步长增长时。',
  },
  max_ptes_swap: { meaning: '为合并成大页最多读回多少个换出的页，默认 64。' },
  max_ptes_shared: { meaning: '最多允许多少个共享页，默认 256。' },
  defrag: { meaning: 'khugepaged 能否为了拿到大页而回收和规整内存。' },
  pages_collapsed: { meaning: '迄今合并成大页的次数。', trap: '只是粗略计数；vmstat 的 thp_collapse_alloc 更可靠。' },
  full_scans: { meaning: '把相关内存完整扫过的次数。' },
};
