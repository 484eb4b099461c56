import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'Page block order': {
    meaning: 'Size of a pageblock, the unit in which the kernel keeps movable and unmovable memory apart, as a power of two of pages.',
  },
  'Pages per block': { meaning: 'The same size in bytes (pages in the file); 2 MiB on x86-64.' },
  'Free pages count per migrate type': {
    meaning: 'Free blocks of 2^n pages by what may be allocated from them: movable, unmovable, reclaimable ...',
    trap: 'The header says pages, the numbers are blocks. Counting stops at 100000 and prints >100000. The file walks all free lists under the lock of the zone: never read it in a loop.',
  },
  'Number of blocks type': {
    meaning: 'Pageblocks of the zone by type.',
    trap: 'Many unmovable blocks make huge pages hard to get. A movable block may still hold a few pages of another type.',
  },
  'Number of mixed blocks': {
    meaning: 'Pageblocks that hold pages of another type than their own.',
    trap: 'Only with page_owner switched on; reading it empties the page lists of all CPUs.',
  },
};
