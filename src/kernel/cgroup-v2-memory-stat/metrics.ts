import type { MetricDoc } from '../metric-doc.ts';
import { activityMetrics } from './metrics-activity.ts';
import { memoryMetrics } from './metrics-memory.ts';
import { reclaimMetrics } from './metrics-reclaim.ts';

export const metrics = { ...memoryMetrics, ...reclaimMetrics, ...activityMetrics } as const satisfies Readonly<Record<string, MetricDoc>>;
