import { compareSnapshots, type Comparison } from '../diff/index.ts';
import { numberOf, type Process, type Snapshot } from '../model/index.ts';
import type { Point } from './series-shape.ts';

/** Times of samples in microseconds since the first, by uptime or the wall clock; their number where neither is known. */
export function sampleTimes(samples: readonly Snapshot[]): readonly number[] {
  const uptimes = samples.map(({ uptime }) => uptime);
  const walls = samples.map(({ takenAt }) => (takenAt === null ? null : Date.parse(takenAt)));
  const [up, wall] = [uptimes[0], walls[0]];
  if (up != null && !uptimes.includes(null)) return uptimes.map((seconds) => ((seconds ?? 0) - up) * 1e6);
  if (wall != null && !walls.includes(null)) return walls.map((milliseconds) => ((milliseconds ?? 0) - wall) * 1e3);
  return samples.map((_, at) => at * 1e6);
}

/** A value of every sample, null where it is unknown there. */
export function seriesOf(
  samples: readonly Snapshot[],
  valueIn: (snapshot: Snapshot) => number | null,
): readonly (readonly [number, number | null])[] {
  const times = sampleTimes(samples);
  return samples.map((snapshot, at) => [Math.round(times[at] ?? 0), valueIn(snapshot)] as const);
}

export const knownPoints = (points: readonly (readonly [number, number | null])[]): readonly Point[] =>
  points.flatMap(([usec, value]) => (value === null ? [] : [[usec, value] as const]));

/** Anonymous memory and swap of a process. */
export function anonymousOf(process: Process | undefined): number | null {
  const anonymous = numberOf(process?.metrics['anonymous']);
  return anonymous === null ? null : anonymous + (numberOf(process?.metrics['swap']) ?? 0);
}

/** The first sample of a capture against the one that is looked at, for a report; null where there is no earlier one. */
export function acrossSamples({ before, after, samples }: Comparison): Comparison | null {
  const [first] = samples;
  return before !== null || first === undefined || first === after ? null : compareSnapshots(first, after, { samples });
}
