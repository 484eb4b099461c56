import type { MetricTexts } from '../metric-doc.ts';
import { localTexts } from './en-local.ts';
import { totalTexts } from './en-total.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = { ...localTexts, ...totalTexts };
