import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_hugepages: {
    meaning: 'Huge pages of this size in the pool, surplus ones included.',
    trap: 'A count; multiply by the size in the path. Memory nobody else can use, whether taken or not.',
    when: 'When RAM is missing that no process has; meminfo counts only the default size.',
  },
  nr_hugepages_mempolicy: { meaning: 'The same number, in a file for writers that want their memory policy obeyed.' },
  nr_overcommit_hugepages: { meaning: 'Pages that may be added to the pool when it is empty.' },
  free_hugepages: {
    meaning: 'Pages of the pool nobody has allocated.',
    trap: 'Promised ones are still in it: usable is free minus resv.',
    when: 'High for long: reserved for nothing.',
  },
  resv_hugepages: {
    meaning: 'Pages promised to mappings and not touched yet.',
    trap: 'Contained in free_hugepages.',
    when: 'When mmap fails though pages are free.',
  },
  surplus_hugepages: {
    meaning: 'Pages in the pool beyond its configured size.',
    trap: 'They leave only as they are freed.',
    when: 'When the pool is larger than configured.',
  },
  demote_size: { meaning: 'Size into which pages of this pool can be broken.' },
};
