import { numberOf, type Process, type Snapshot } from '../model/index.ts';

/** How far a metric of a process moved within the samples of one capture, or null where it has no series. */
export type Spread = (process: Process, metric: string) => number | null;

/** Two samples have a difference; a spread needs more. */
const leastSamples = 3;

export function spreadOf(samples: readonly Snapshot[]): Spread {
  if (samples.length < leastSamples) return () => null;
  return (process, metric) => {
    const values = samples.flatMap((sample) => numberOf(sample.processes.get(process.id)?.metrics[metric]) ?? []);
    return values.length < leastSamples ? null : Math.max(...values) - Math.min(...values);
  };
}
