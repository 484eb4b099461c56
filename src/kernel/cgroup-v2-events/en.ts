import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  populated: {
    meaning: '1: some process lives in this cgroup or below.',
    trap: '0 does not mean that nothing is charged.',
    when: '0 with memory.current above 0: memory left behind by processes that are gone.',
  },
  frozen: {
    meaning: '1: all processes of the cgroup and those below are frozen.',
    trap: 'Frozen tasks hold on to their memory.',
  },
};
