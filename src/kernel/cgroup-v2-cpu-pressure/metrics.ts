import type { MetricDoc } from '../metric-doc.ts';
import { fullLine, someLine } from '../pressure-metrics.ts';

export const metrics = {
  ...someLine({ tier: 2, since: '4.20' }),
  ...fullLine({ tier: 2, since: '5.13' }),
} as const satisfies Readonly<Record<string, MetricDoc>>;
