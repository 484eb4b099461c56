import type { MetricTexts } from '../metric-doc.ts';
import { localTexts } from './zh-local.ts';
import { totalTexts } from './zh-total.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = { ...localTexts, ...totalTexts };
