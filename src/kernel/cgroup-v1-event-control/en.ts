import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: 'Registers an eventfd for usage thresholds, OOM or pressure levels.',
    trap: 'Only written, never read; no capture opens it. Deprecated from 6.12.',
  },
};
