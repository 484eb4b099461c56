import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  ksm_merging_pages: {
    meaning: 'Pages of this process that KSM has merged with equal ones; the same value as in ksm_stat.',
    trap: 'Includes the copy that is kept. Readable only for the owner and root.',
  },
};
