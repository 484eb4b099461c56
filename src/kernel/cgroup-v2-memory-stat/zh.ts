import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';
import { activityTexts } from './zh-activity.ts';
import { memoryTexts } from './zh-memory.ts';
import { reclaimTexts } from './zh-reclaim.ts';

export const texts: MetricTexts<typeof metrics> = { ...memoryTexts, ...reclaimTexts, ...activityTexts };
