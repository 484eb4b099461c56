import type { MetricDoc } from '../metric-doc.ts';
import { localMetrics } from './metrics-local.ts';
import { totalMetrics } from './metrics-total.ts';

export const metrics = { ...localMetrics, ...totalMetrics } as const satisfies Readonly<Record<string, MetricDoc>>;
