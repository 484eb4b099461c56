import type { MetricTexts } from '../metric-doc.ts';
import { hugeTexts } from './zh-huge.ts';
import { kernelTexts } from './zh-kernel.ts';
import { useTexts } from './zh-use.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = { ...useTexts, ...kernelTexts, ...hugeTexts };
