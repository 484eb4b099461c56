import type { Comparison } from '../diff/index.ts';
import { anonymousGrowth } from './anonymous-growth.ts';
import { executableChanged } from './executable-changed.ts';
import { limitReached } from './limit-reached.ts';
import { oomKill } from './oom-kill.ts';
import { processAppeared } from './process-appeared.ts';
import { processGone } from './process-gone.ts';
import { processRestarted } from './process-restarted.ts';
import type { Finding, Outcome } from './rule.ts';

/** Every finding, in the order in which they are judged. */
export const findings: readonly Finding[] = [
  anonymousGrowth,
  processRestarted,
  processAppeared,
  processGone,
  executableChanged,
  limitReached,
  oomKill,
];

/** What every rule says of a comparison. */
export function judge(comparison: Comparison): readonly { readonly finding: Finding; readonly outcome: Outcome }[] {
  return findings.map((finding) => ({ finding, outcome: finding.rule.judge(comparison) }));
}

export type { Coded, Finding, Judged, Outcome, Rule } from './rule.ts';
export { nextSteps } from './words/next-steps.ts';
export { reasons } from './words/reasons.ts';
