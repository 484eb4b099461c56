import type { MetricDoc } from '../metric-doc.ts';
import { hugeMetrics } from './metrics-huge.ts';
import { levelMetrics } from './metrics-levels.ts';
import { pagingMetrics } from './metrics-paging.ts';
import { placementMetrics } from './metrics-placement.ts';
import { reclaimMetrics } from './metrics-reclaim.ts';

export const metrics = {
  ...levelMetrics,
  ...pagingMetrics,
  ...reclaimMetrics,
  ...placementMetrics,
  ...hugeMetrics,
} as const satisfies Readonly<Record<string, MetricDoc>>;
