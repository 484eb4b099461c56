import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  address: {
    meaning: 'First address of the mapping, by which the line is joined with maps.',
    trap: 'The end is not given, and [vsyscall] has no line.',
  },
  policy: {
    meaning: 'Memory policy of the mapping: default, local, prefer, bind, interleave, weighted interleave, with the nodes it names.',
    trap: 'default means only that the mapping has no policy of its own: the one of the thread or of the system holds.',
    when: 'bind can end in an OOM kill while other nodes have free memory.',
  },
  file: {
    meaning: 'Path of the mapped file. Blanks, tabs, newlines and = are printed as octal escapes.',
    trap: 'Escaped differently from maps, where only the newline is; (deleted) appears as \\040(deleted).',
  },
  heap: { meaning: 'The mapping is the brk heap, [heap] in maps.' },
  stack: { meaning: 'The mapping is the stack of the main thread, [stack] in maps.' },
  huge: { meaning: 'Hugetlb mapping: the counts are huge pages.', trap: 'Not set for transparent huge pages.' },
  anon: { meaning: 'Anonymous pages of the mapping.', trap: 'Left out when there are none.' },
  dirty: { meaning: 'Modified pages of the mapping.', trap: 'Left out when there are none.' },
  mapped: {
    meaning: 'All pages counted, printed only where neither anon nor dirty says the same.',
    trap: 'Missing is not 0: then it equals anon or dirty.',
  },
  mapmax: {
    meaning: 'Highest number of users of any page of the mapping; printed above 1.',
    trap: 'The most shared single page, not an average; on kernels that keep no count per page (from about 6.15) it is an average of a large folio.',
  },
  swapcache: { meaning: 'Resident pages that also own a swap slot.', trap: 'Swapped-out pages are not here, and nowhere in this file.' },
  active: {
    meaning: 'Pages on the active or the unevictable list, printed only where that is not all of them.',
    trap: 'Missing means all. Not a working set; with the multi-generation LRU it means something else again.',
  },
  writeback: { meaning: 'Pages being written to storage right now.', trap: 'Left out when there are none.' },
  'N<node>': {
    meaning: 'Memory of the mapping that lies on this NUMA node.',
    trap: 'Special pages such as the vdso are left out, so the sum is a page or two under Rss. Where 6.1 leaves huge pages out of smaps, they are counted here.',
    when: 'Much of it on a node where the threads do not run: every access goes the long way.',
  },
  kernelpagesize_kB: {
    meaning: 'Size of the pages that this line counts.',
    trap: 'Missing before about 4.0. Transparent huge pages are counted as base pages, with 4 here.',
    when: 'To turn the counts of hugetlb lines into bytes.',
  },
};
