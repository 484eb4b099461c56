import type { Comparison } from '../diff/index.ts';
import { findings } from './all.ts';
import type { Finding, Outcome } from './rule.ts';

/** What every rule says of a comparison. */
export function judge(comparison: Comparison): readonly { readonly finding: Finding; readonly outcome: Outcome }[] {
  return findings.map((finding) => ({ finding, outcome: finding.rule.judge(comparison) }));
}

export type { Coded, Finding, Judged, Outcome } from './rule.ts';
export { allowedGap, smapsResident, tornBy, undercountOf } from './consistency.ts';
export { numaResident } from './numa-nodes.ts';
export { withoutRepeats } from './repeats.ts';
export { recogniseRuntimes } from './runtimes.ts';
export { knownPoints, seriesOf } from './series-points.ts';
export { shapeOfSeries } from './series-shape.ts';
export { joinNames, namesZh } from './words/join-names.ts';
export { sayJudged } from './words/judged-words.ts';
export { nextSteps } from './words/next-steps.ts';
export { reasons } from './words/reasons.ts';
