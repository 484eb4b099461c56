import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  enabled: {
    meaning: 'Whether the multi-generational LRU decides what is reclaimed, as a bit mask: 0x0000 is off.',
    trap: 'When on, active and inactive in meminfo and memory.stat are made up from generations and do not behave as the old lists did.',
  },
  min_ttl_ms: { meaning: 'How long the working set must stay in memory; when that cannot be kept, the OOM killer is called. 0 is off.' },
};
