import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  vma_ra_enabled: {
    meaning:
      'true: swap is read ahead by neighbours in the address space, not by neighbours on the device; used for swap that does not rotate.',
  },
};
