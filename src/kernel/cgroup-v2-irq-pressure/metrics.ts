import type { MetricDoc } from '../metric-doc.ts';
import { fullLineAlone } from '../pressure-metrics.ts';

export const metrics = fullLineAlone({ tier: 2, since: '6.1' }) satisfies Readonly<Record<string, MetricDoc>>;
