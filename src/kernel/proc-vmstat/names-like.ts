import type { MetricDoc } from '../metric-doc.ts';
import { metrics } from './metrics.ts';

/** Names of vmstat that are read as `sample` is, `sample` itself included: zoneinfo and the vmstat of a node print the same names. */
export function namesLike(sample: keyof typeof metrics): readonly string[] {
  const like: MetricDoc = metrics[sample];
  return Object.entries<MetricDoc>(metrics)
    .filter(([name, doc]) => !name.includes('<') && doc.unit === like.unit && doc.printed === like.printed)
    .map(([name]) => name);
}
