import type { Metrics } from '../contract/index.ts';
import type { Process, Snapshot } from '../model/index.ts';
import { countUp, isCounter } from './counters.ts';
import { processSpan } from './elapsed.ts';
import { processNoise } from './noise/index.ts';
import { pairMetric, unitOf, type Side } from './pair-metric.ts';
import type { PairedProcesses } from './processes/pair-processes.ts';
import type { Spread } from './spread.ts';

/** The metrics of a process pair. `spread`: what the older capture's own samples say about how much a metric moves by itself. */
export function compareProcess(pair: PairedProcesses, before: Snapshot | null, after: Snapshot, spread: Spread): Metrics {
  const newest = pair.after ?? pair.before;
  if (newest === null) return {};
  const side = (process: Process | null, metric: string, exists: boolean): Side =>
    process === null ? { state: exists ? 'absent' : 'no-side' } : { state: 'there', readings: process.metrics[metric] ?? [] };
  const span = before === null ? null : processSpan(before, after, pair.after, pair.kind === 'same');
  const noiseOf = processNoise({ before, after, left: pair.before, right: pair.after });
  const names = new Set([...Object.keys(newest.metrics), ...Object.keys(pair.before?.metrics ?? {})]);
  return Object.fromEntries(
    [...names].map((metric) => {
      const known = noiseOf(metric);
      const moved = pair.before === null ? null : spread(pair.before, metric);
      const noise = moved === null ? known : Math.max(known ?? 0, moved);
      const compared = pairMetric(side(pair.before, metric, before !== null), side(pair.after, metric, true), unitOf(metric), noise);
      return [metric, span !== null && isCounter(metric) ? countUp(compared, span) : compared] as const;
    }),
  );
}
