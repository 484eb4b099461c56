import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  run: {
    meaning: '是否合并相同的页：0 停止但保留已合并的，1 运行，2 停止并全部拆开。',
    trap: '全部拆开时每份副本都要内存，可能导致 OOM。',
    when: '为 0 时，KSM 各项为 0 就有了解释。',
  },
  pages_shared: {
    meaning: '存放已合并内容的页：每种内容只留一份。',
    trap: '这是 KSM 的花费，不是节省；节省看 pages_sharing。',
    when: '与 pages_sharing 一起看合并是否划算。',
  },
  pages_sharing: {
    meaning: '这些页的其余映射，也就是合并省下的页。',
    trap: '容易与 pages_shared 混淆。每个进程的 RSS 里，合并页仍按整页计算。',
    when: '想知道 KSM 省下多少内存。',
  },
  pages_unshared: { meaning: '一再比较却没有相同者的页。', trap: '远大于 pages_sharing：CPU 时间白白浪费。' },
  pages_volatile: { meaning: '变化太快、不值得合并的页。' },
  pages_skipped: { meaning: '因先前合并失败而被扫描跳过的页数（smart scan）。' },
  pages_scanned: { meaning: '扫描过的页数。' },
  full_scans: { meaning: '扫完全部可合并内存的次数。', trap: '一个页至少要扫两遍才会被合并。' },
  ksm_zero_pages: { meaning: '被 KSM 换成共享零页的全零页。', trap: '是 pages_sharing 之外的节省，并从 RSS 中消失。' },
  general_profit: {
    meaning: 'KSM 总共大约省下的内存，已减去自身的管理开销。',
    trap: '可能是负数，而且是真的：此时 KSM 得不偿失。',
    when: '决定要不要用 KSM 时。',
  },
  stable_node_chains: { meaning: '使用者太多、需要不止一份副本的合并内容数。' },
  stable_node_dups: { meaning: '它们额外需要的副本数。' },
  stable_node_chains_prune_millisecs: { meaning: '多久检查一次这些链上不再使用的副本。' },
  max_page_sharing: { meaning: '一份合并副本最多有多少映射，默认 256。' },
  merge_across_nodes: { meaning: '为 1 时，不同 NUMA 节点的页也合并。' },
  use_zero_pages: { meaning: '为 1 时，全零页换成共享零页。' },
  smart_scan: { meaning: '为 1 时，先前合并不了的页少扫几次。' },
  pages_to_scan: { meaning: '每次停顿之前扫描的页数，默认 100。' },
  sleep_millisecs: { meaning: '停顿的时间，默认 20 毫秒。' },
  advisor_mode: { meaning: '是否由内核自行选择扫描速度：none 或 scan-time。' },
  advisor_max_cpu: { meaning: '由内核选择时，扫描最多占用的 CPU。' },
  advisor_target_scan_time: { meaning: '由内核选择时，扫一遍的目标时间。' },
  advisor_min_pages_to_scan: { meaning: '内核可以选择的 pages_to_scan 下限。' },
  advisor_max_pages_to_scan: { meaning: '内核可以选择的 pages_to_scan 上限。' },
};
