import type { Analysis, Language } from '../contract/index.ts';
import type { Snapshot } from '../model/index.ts';

/** One capture: the sample that is judged, and whether something ended it or cut it before it was whole. */
export interface CaptureEvidence {
  readonly snapshot: Snapshot;
  readonly flaw: string | null;
}

/** What budgets are judged by. */
export interface GateEvidence {
  readonly before: readonly CaptureEvidence[];
  readonly after: readonly CaptureEvidence[];
  /** Of the last capture on each side: noise, comparability and the findings that explain a failure. */
  readonly analysis: Analysis;
  /** Of the texts in the result; codes and numbers are the same in each. */
  readonly language: Language;
}
