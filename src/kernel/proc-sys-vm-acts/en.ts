import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  drop_caches: {
    meaning:
      'Writing drops caches of the whole host: 1 clean page cache that no process maps, 2 reclaimable slab, 3 both; 4 silences the log line.',
    trap: 'Frees nothing the kernel would not free on demand, and costs reading it all again. Mapped, dirty, locked and tmpfs pages stay, so RSS does not fall.',
    when: 'Never in a capture; drop_pagecache and drop_slab in vmstat tell who did it before.',
  },
  compact_memory: { meaning: 'Writing compacts all zones at once.', trap: 'Stalls the host; never in a capture.' },
  stat_refresh: {
    meaning: 'Makes every CPU add its statistics to the totals now.',
    trap: 'Reading is enough to set all CPUs to work: never in a capture.',
  },
};
