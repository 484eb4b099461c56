import { pickSample } from './analysis/index.ts';
import { integrityExit } from './archive/index.ts';
import { MemcaseError, type CheckResult, type Language } from './contract/index.ts';
import { analyze, diff, sideOf, type Subject } from './diff.ts';
import { judgeBudget, ruleOfAssertion, type Budget, type CaptureEvidence } from './gate/index.ts';

export interface CheckRequest {
  /** Captures from before the change, one for each start of the process; none where every limit is absolute. */
  readonly before?: readonly Subject[];
  readonly after: readonly Subject[];
  readonly budget?: Budget;
  /** `api.pss <= +10% floor 32MiB`, besides the budget. */
  readonly assertions?: readonly string[];
  /** ISO day, `2026-11-23`: on it a waiver still holds or not. */
  readonly today: string;
  /** Of the texts in the result; English unless given. */
  readonly language?: Language;
  /** Judge although the last captures are in the wrong order. */
  readonly force?: boolean;
}

/**
 * Judges captures by budgets: `exit` is 0 passed, 3 failed, 4 inconclusive. Pure.
 *
 * @throws MemcaseError (exit 2) for a target or metric that is not there, a change without older captures, captures in the wrong order
 */
export function check(request: CheckRequest): CheckResult {
  const { before = [], after, budget, assertions = [], language = 'en' } = request;
  const last = after.at(-1);
  if (last === undefined) throw usage('no-capture', 'There is no capture to check.', 'Give at least one.');
  const rules = [...(budget?.rules ?? []), ...assertions.map(ruleOfAssertion)];
  if (rules.length === 0) throw usage('no-budget', 'There is nothing to check it by.', 'Give --budget FILE or --assert CONDITION.');
  const base = before.at(-1);
  const analysis = base === undefined ? analyze(last, { detail: 'summary', language }) : diff(base, last, { detail: 'summary', language });
  if (request.force !== true && analysis.comparability.some(({ code }) => code === 'reversed-in-time'))
    throw usage('reversed', 'The base was captured after what is checked against it.', 'Swap the two, or say --force.');
  const evidence = { before: before.map(evidenceOf), after: after.map(evidenceOf), analysis, language };
  return judgeBudget({ targets: budget?.targets ?? {}, rules, waivers: budget?.waivers ?? [] }, evidence, request.today);
}

/** What ends a capture before it is whole leaves processes out without a trace of them; a single refused file does not. */
const ended = /^--max-time|ended while it was captured|was replaced by another/u;

function evidenceOf(subject: Subject): CaptureEvidence {
  const side = sideOf(subject);
  const { contents } = side.capture;
  const snapshot = pickSample(side.capture, side.sample);
  const integrity = integrityExit(contents, 'analysis');
  const exit = contents.manifest?.exit;
  const stopped = exit !== undefined && (exit.code === 130 || exit.code === 143 || exit.reasons.some((reason) => ended.test(reason)));
  const flaw =
    integrity.code !== 0 ? (integrity.reasons[0] ?? contents.integrity) : stopped ? (exit.reasons[0] ?? 'it was interrupted') : null;
  return { snapshot, flaw };
}

function usage(code: string, what: string, next: string): MemcaseError {
  return new MemcaseError({ code, exit: 2, what, next });
}
