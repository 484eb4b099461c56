import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  run: {
    meaning: 'Whether equal pages are merged: 0 stopped with what is merged kept, 1 running, 2 stopped and everything unmerged.',
    trap: 'Unmerging needs memory for every copy at once and can end in OOM.',
    when: '0 explains why all KSM numbers are 0.',
  },
  pages_shared: {
    meaning: 'Pages that hold merged content: the one copy kept of each.',
    trap: 'What KSM costs, not what it saves; that is pages_sharing.',
    when: 'With pages_sharing: how well merging pays.',
  },
  pages_sharing: {
    meaning: 'Further mappings of those copies: the pages that merging saved.',
    trap: 'Easily mixed up with pages_shared. Each process still counts merged pages in full in its RSS.',
    when: 'To know how much memory KSM saves.',
  },
  pages_unshared: {
    meaning: 'Pages compared again and again that have no equal.',
    trap: 'Large beside pages_sharing: CPU time for nothing.',
  },
  pages_volatile: { meaning: 'Pages that change too fast to be worth merging.' },
  pages_skipped: { meaning: 'Pages the scanner passed over because earlier tries had failed (smart scan).' },
  pages_scanned: { meaning: 'Pages the scanner looked at.' },
  full_scans: { meaning: 'Passes over all mergeable memory.', trap: 'A page needs at least two passes before it is merged.' },
  ksm_zero_pages: {
    meaning: 'Pages of zeros that KSM replaced by the shared zero page.',
    trap: 'Saved on top of pages_sharing, and gone from RSS.',
  },
  general_profit: {
    meaning: 'About what KSM saves in all, less its own bookkeeping.',
    trap: 'Negative is possible and real: KSM then costs more than it saves.',
    when: 'To decide whether KSM is worth it.',
  },
  stable_node_chains: { meaning: 'Merged contents so popular that they need more than one copy.' },
  stable_node_dups: { meaning: 'The further copies they need.' },
  stable_node_chains_prune_millisecs: { meaning: 'How often such chains are checked for copies no longer used.' },
  max_page_sharing: { meaning: 'Most mappings of one merged copy; 256 unless changed.' },
  merge_across_nodes: { meaning: '1: pages of different NUMA nodes are merged too.' },
  use_zero_pages: { meaning: '1: pages of zeros are replaced by the shared zero page.' },
  smart_scan: { meaning: '1: pages that could not be merged before are tried less often.' },
  pages_to_scan: { meaning: 'Pages looked at before each pause; 100 unless changed.' },
  sleep_millisecs: { meaning: 'The pause; 20 ms unless changed.' },
  advisor_mode: { meaning: 'Whether the kernel chooses the scan speed itself: none or scan-time.' },
  advisor_max_cpu: { meaning: 'Most CPU time the scanner may take under the advisor.' },
  advisor_target_scan_time: { meaning: 'How long one pass should take under the advisor.' },
  advisor_min_pages_to_scan: { meaning: 'Lowest pages_to_scan the advisor may choose.' },
  advisor_max_pages_to_scan: { meaning: 'Highest pages_to_scan the advisor may choose.' },
};
