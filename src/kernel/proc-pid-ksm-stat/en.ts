import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  ksm_rmap_items: {
    meaning: 'Entries that ksmd keeps for pages of this process it has looked at; 64 bytes each on 64-bit.',
    trap: 'This is what merging costs, not what it saves. More than 64 of them for each merged page is a loss.',
  },
  ksm_zero_pages: {
    meaning: 'Pages of zeros that KSM replaced by the shared zero page.',
    trap: 'They leave RSS altogether, so RSS falls although the process frees nothing.',
  },
  ksm_merging_pages: {
    meaning: 'Pages of this process that are merged with equal ones.',
    trap: 'The one copy that is kept is counted too, so not all of it is saved. 6.1 to 6.3 print only ksm_rmap_items in this file.',
  },
  ksm_process_profit: {
    meaning: 'Roughly what KSM saves for this process: merged and zero pages less the cost of the entries. May be negative.',
    trap: 'The copy that is kept is not taken off.',
  },
  ksm_merge_any: { meaning: 'yes when the process or a parent asked for merging of all suitable memory (PR_SET_MEMORY_MERGE).' },
  ksm_mergeable: { meaning: 'yes when at least one mapping may be merged; otherwise KSM does nothing here.' },
};
