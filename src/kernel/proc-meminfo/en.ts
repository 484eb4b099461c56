import type { MetricTexts } from '../metric-doc.ts';
import { hugeTexts } from './en-huge.ts';
import { kernelTexts } from './en-kernel.ts';
import { useTexts } from './en-use.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = { ...useTexts, ...kernelTexts, ...hugeTexts };
