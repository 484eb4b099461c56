import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'order <n>': {
    meaning: 'Free blocks of 2^n pages in the zone: order 0 is one page, order 9 is 2 MiB with 4 KiB pages.',
    trap: 'Blocks, not pages, and each block is in one column only: a free block of order 10 serves small requests as well. How many columns there are depends on the kernel.',
    when: 'When large allocations fail though memory is free: zeros in the high columns are fragmentation.',
  },
};
