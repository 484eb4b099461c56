import type { Arguments, Confidence, EvidenceEntry, FindingCode, FindingSubject, Language, Severity } from '../contract/index.ts';
import type { Comparison } from '../diff/index.ts';

/** What a rule found, without words. */
export interface Judged {
  readonly severity: Severity;
  /** 0.99 proved by an identity or the kernel's own statement, 0.8 several independent signs, 0.5 compatible with it. */
  readonly confidence: Confidence;
  readonly subject: FindingSubject;
  readonly args: Arguments;
  /** The amount that ranks it among its kind, or null. */
  readonly bytes: number | null;
  readonly evidence: readonly EvidenceEntry[];
  /** Why the confidence is what it is; innocent explanations ruled out and not ruled out. Codes of words/reasons.ts. */
  readonly reasoning: readonly Coded[];
  /** Safe next steps, read-only first. Codes of words/next-steps.ts. */
  readonly next: readonly Coded[];
}

export interface Coded {
  readonly code: string;
  readonly args: Arguments;
}

/** What a rule says of a comparison. `unknown` names the inputs that would decide it. */
export type Outcome =
  | { readonly state: 'found'; readonly findings: readonly Judged[] }
  | { readonly state: 'clear' }
  | { readonly state: 'not-applicable'; readonly why: string }
  | { readonly state: 'unknown'; readonly missing: readonly string[] };

export interface Rule {
  readonly code: FindingCode;
  /** What must be known for it to judge: metrics of the contract or kernel fields. */
  readonly needs: readonly string[];
  /** The rule in words, with the reason for each threshold: printed in the reference. */
  readonly why: string;
  judge(comparison: Comparison): Outcome;
}

/** The words of one finding in one language. */
export interface FindingWords {
  /** One line for a table. */
  readonly title: (args: Arguments) => string;
  /** What happened, in one to three sentences. */
  readonly text: (args: Arguments) => string;
}

export interface Finding {
  readonly rule: Rule;
  readonly words: Readonly<Record<Language, FindingWords>>;
}

/** Found if there is something to say, else clear. */
export function foundOrClear(findings: readonly Judged[]): Outcome {
  return findings.length === 0 ? { state: 'clear' } : { state: 'found', findings };
}
