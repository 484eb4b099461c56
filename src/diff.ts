import { analyze as analyzeSides, type AnalyzeOptions, type Side } from './analyze.ts';
import type { OpenCapture } from './analysis/index.ts';
import { integrityExit } from './archive/index.ts';
import type { Analysis } from './contract/index.ts';

/** An opened capture (its last sample is meant), or one of its samples. */
export type Subject = OpenCapture | Side;

/**
 * Explains one capture: metrics, mappings, findings. Pure; `memcase report --format json` prints the same value.
 *
 * @throws MemcaseError (exit 2) for a sample that the capture has not
 */
export function analyze(subject: Subject, options: AnalyzeOptions = {}): Analysis {
  const side = sideOf(subject);
  return analyzeSides(null, side, withIntegrity([side], options));
}

/**
 * Compares two captures: processes, mappings and cgroups are paired, changes judged against noise. Pure; `memcase diff --format json`
 * prints the same value. Captures in the wrong order are compared all the same; `comparability` holds `reversed-in-time` then.
 */
export function diff(before: Subject, after: Subject, options: AnalyzeOptions = {}): Analysis {
  const [older, newer] = [sideOf(before), sideOf(after)];
  return analyzeSides(older, newer, withIntegrity([older, newer], options));
}

export function sideOf(subject: Subject): Side {
  return 'contents' in subject ? { capture: subject, sample: null } : subject;
}

function withIntegrity(sides: readonly Side[], options: AnalyzeOptions): AnalyzeOptions {
  return {
    ...options,
    exits: [...(options.exits ?? []), ...sides.map((side) => integrityExit(side.capture.contents, 'analysis', options.language))],
  };
}
