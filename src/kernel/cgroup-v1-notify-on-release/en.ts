import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: '1: the release agent of the hierarchy is run when the last process and the last child of this cgroup are gone.',
  },
};
