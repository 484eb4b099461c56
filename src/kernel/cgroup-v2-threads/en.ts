import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  tid: {
    meaning: 'Thread ids directly in this cgroup, one a row.',
    trap: 'Memory is charged by process: only in threaded mode do the two lists tell different things.',
  },
};
