import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  clone_children: {
    meaning: '1: new children copy the cpuset settings of their parent.',
    trap: 'Has no effect on memory.',
  },
  sane_behavior: {
    meaning: 'Left over from early work on version 2; always 0, in the root only.',
    trap: 'Does not tell which version a host uses.',
  },
};
