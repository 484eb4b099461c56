import type { MetricDoc } from '../metric-doc.ts';
import { fullLine, someLine } from '../pressure-metrics.ts';

const since = { tier: 1, since: '4.20' } as const;

export const metrics = { ...someLine(since), ...fullLine(since) } as const satisfies Readonly<Record<string, MetricDoc>>;
