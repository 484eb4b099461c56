import type { Arguments, Language, ReconciliationEntry } from '../../contract/index.ts';
import { showName } from '../../text/index.ts';
import { checkWords } from './words.ts';

/** Two counts of one thing, before they are words. */
export interface Check {
  readonly check: string;
  readonly subject: ReconciliationEntry['subject'];
  readonly side: 'before' | 'after';
  readonly left: { readonly source: string; readonly value: number | null };
  readonly right: { readonly source: string; readonly value: number | null };
  readonly tolerance: number;
  /** Known causes of a gap with the most each can make, in bytes; the first that is large enough explains it. */
  readonly causes: readonly Cause[];
  /** Whether the two are not meant to be equal: then the words say what lies between them. */
  readonly different?: string;
  /** Of counts that are not meant to be equal: least and most of left minus right that what lies between them can make, bytes. */
  readonly between?: readonly [least: number, most: number];
  readonly args?: Arguments;
}

export interface Cause {
  readonly code: string;
  /** Signed: positive explains left above right, negative left below right; `either` both. */
  readonly most: number;
  readonly sign: 'left-more' | 'right-more' | 'either';
}

export type State = ReconciliationEntry['state'];

/** Whether a gap lies within the tolerance, within the bound of a known cause, or beyond both. Null where a side is unknown. */
export function classify(check: Check): { readonly state: State; readonly code: string; readonly gap: number } | null {
  const { left, right, tolerance, causes, different, between = [-Infinity, Infinity] } = check;
  if (left.value === null || right.value === null) return null;
  const gap = left.value - right.value;
  if (different !== undefined && gap !== 0) {
    const isPossible = gap >= between[0] - tolerance && gap <= between[1] + tolerance;
    return isPossible ? { state: 'explained', code: different, gap } : { state: 'disagrees', code: 'no-known-cause', gap };
  }
  if (Math.abs(gap) <= tolerance) return { state: 'agrees', code: 'within-tolerance', gap };
  const cause = causes.find(
    ({ most, sign }) => Math.abs(gap) <= most + tolerance && (sign === 'either' || (sign === 'left-more') === gap > 0),
  );
  return cause === undefined ? { state: 'disagrees', code: 'no-known-cause', gap } : { state: 'explained', code: cause.code, gap };
}

export function toEntry(check: Check, language: Language): ReconciliationEntry | null {
  const judged = classify(check);
  if (judged === null) return null;
  const args = { ...check.args, gap: judged.gap, tolerance: check.tolerance };
  return {
    subject: { kind: check.subject.kind, id: showName(check.subject.id) },
    check: check.check,
    side: check.side,
    left: check.left,
    right: check.right,
    tolerance: check.tolerance,
    state: judged.state,
    code: judged.code,
    args,
    text: checkWords[judged.code]?.[language](args) ?? judged.code,
  };
}
