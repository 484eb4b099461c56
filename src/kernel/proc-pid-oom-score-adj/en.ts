import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_score_adj: {
    meaning:
      'Bias that an administrator or a manager gives the OOM killer for this process, in thousandths of the memory in question: 1000 makes it the first choice, -1000 exempts it.',
    trap: 'Inherited by children and kept over exec: a shell or a daemon at -1000 protects everything it starts. One value for all threads. Lowering it needs privilege.',
    when: 'When the wrong process was killed: -900 and below are protected daemons; Kubernetes gives best-effort containers 1000 and burstable ones something in between.',
  },
};
