import type { Metrics } from '../contract/index.ts';
import type { Snapshot } from '../model/index.ts';
import { countUp, isCounter } from './counters.ts';
import { hostSpan } from './elapsed.ts';
import { hostNoise } from './noise/index.ts';
import { pairMetric, unitOf, type Side } from './pair-metric.ts';

/** The host's metrics on both sides: memory, counters since boot with rates, pressure, and each NUMA node. */
export function compareHost(before: Snapshot | null, after: Snapshot): Metrics {
  const span = before === null ? null : hostSpan(before, after);
  const names = new Set([...Object.keys(after.hostMetrics), ...Object.keys(before?.hostMetrics ?? {})]);
  return Object.fromEntries(
    [...names].map((metric) => {
      const left: Side = before === null ? { state: 'no-side' } : { state: 'there', readings: before.hostMetrics[metric] ?? [] };
      const right: Side = { state: 'there', readings: after.hostMetrics[metric] ?? [] };
      const pair = pairMetric(left, right, unitOf(metric), hostNoise(metric, after));
      return [metric, span !== null && isCounter(metric) ? countUp(pair, span) : pair] as const;
    }),
  );
}
