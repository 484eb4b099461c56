import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  enabled: {
    meaning:
      'Whether anonymous memory may use huge pages of this size: always, as the general setting says (inherit), only where asked (madvise), never.',
    trap: 'AnonHugePages shows nothing of sizes below the PMD size, whatever is set here.',
    when: 'When RSS grows in steps of 16 KiB to 1 MiB, or multi-size huge pages are under suspicion.',
  },
  shmem_enabled: { meaning: 'The same for shared memory.' },
};
