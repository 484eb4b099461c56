import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: 'Writing an amount reclaims that much from the cgroup and those below; from 6.9 with a swappiness for this one time.',
    trap: 'An intervention, never opened by a capture. What it did is counted as pgscan_proactive and pgsteal_proactive from 6.16, as direct reclaim before.',
  },
};
