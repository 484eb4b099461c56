import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';
import { activityTexts } from './en-activity.ts';
import { memoryTexts } from './en-memory.ts';
import { reclaimTexts } from './en-reclaim.ts';

export const texts: MetricTexts<typeof metrics> = { ...memoryTexts, ...reclaimTexts, ...activityTexts };
