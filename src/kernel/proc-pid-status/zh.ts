import type { MetricTexts } from '../metric-doc.ts';
import { texts as memory } from './zh-memory.ts';
import { texts as task } from './zh-task.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = { ...task, ...memory };
