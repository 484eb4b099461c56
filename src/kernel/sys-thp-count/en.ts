import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_anon: {
    meaning: 'Anonymous huge pages of this size in the whole system.',
    trap: 'A count; multiply by the size in the path. No file of a process shows these sizes.',
    when: 'To see multi-size huge pages at all.',
  },
  nr_anon_partially_mapped: {
    meaning: 'Those of them of which a part was unmapped and that wait to be split.',
    trap: 'The unmapped part is memory nobody uses and nobody else gets before pressure: at most count times size.',
    when: 'When freed memory does not come back.',
  },
};
