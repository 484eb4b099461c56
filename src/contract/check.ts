import type { Exit } from './exit-codes.ts';
import type { PairUnit, PairValue, Text } from './analysis.ts';

export type CheckOutcome = 'pass' | 'fail' | 'inconclusive' | 'waived';

/** Schema memcase-check/1: what `check` prints as JSON. */
export interface CheckResult {
  readonly schema: 'memcase-check/1';
  readonly exit: Exit;
  /** The worst of its lines that counts. */
  readonly outcome: CheckOutcome;
  /** Captures as the user named them. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What weakens the comparison. */
  readonly comparability: readonly Text[];
  /** Worst first. */
  readonly results: readonly CheckLine[];
}

/** One budget, judged. */
export interface CheckLine {
  readonly id: string;
  readonly target: string | null;
  readonly metric: string;
  readonly level: 'error' | 'warn';
  readonly outcome: CheckOutcome;
  readonly unit: PairUnit;
  /** Null without older captures, and for an absolute limit. */
  readonly before: CheckSide | null;
  readonly after: CheckSide;
  readonly delta: number | null;
  /** Where the true value (absolute limit) or the true change (relative limit) lies, as far as the captures say. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** Difference that means nothing, in the line's unit; null where every change means something. */
  readonly noise: number | null;
  readonly limit: { readonly text: string; readonly amount: PairValue };
  readonly reasons: readonly Text[];
  /** The finding that explains a failure. */
  readonly finding: { readonly code: string; readonly severity: string; readonly title: string; readonly text: string } | null;
  readonly waiver: { readonly until: string; readonly reason: string; readonly expired: boolean } | null;
  readonly why: string | null;
}

export interface CheckSide {
  /** The aggregate. */
  readonly value: PairValue;
  readonly aggregate: 'median' | 'min' | 'max';
  /** One for each capture. */
  readonly values: readonly PairValue[];
  /** Different starts of the process: captures of one start are one sample. */
  readonly starts: number;
  readonly source: string;
}
