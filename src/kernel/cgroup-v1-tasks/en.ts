import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  tid: {
    meaning: 'Thread ids directly in this cgroup, one a row.',
    trap: 'Threads of one process can sit in different cgroups here, but memory is charged where the owner of the address space is, usually the first thread.',
  },
};
