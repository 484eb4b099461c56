import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: 'Program that the kernel runs for notify_on_release. Root of the hierarchy only.',
    trap: 'Whoever can write it can run a program as root on the host, a known way out of a container. No capture opens it.',
  },
};
