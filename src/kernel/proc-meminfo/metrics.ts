import type { MetricDoc } from '../metric-doc.ts';
import { hugeMetrics } from './metrics-huge.ts';
import { kernelMetrics } from './metrics-kernel.ts';
import { useMetrics } from './metrics-use.ts';

export const metrics = { ...useMetrics, ...kernelMetrics, ...hugeMetrics } as const satisfies Readonly<Record<string, MetricDoc>>;
