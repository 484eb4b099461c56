import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  max: {
    meaning: 'How often the limit refused a huge page in this cgroup or below.',
    trap: 'Each is a SIGBUS or a failed mmap in some process.',
  },
};
