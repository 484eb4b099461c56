import { MemcaseError, exitCodes } from '../contract/index.ts';
import { parseSize } from '../units/index.ts';

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** What a condition compares with. */
export type Bound =
  /** `2GiB`, `20`. */
  | { readonly kind: 'amount'; readonly amount: number }
  /** No limit at all; only `==` and `!=` ask for it in earnest. */
  | { readonly kind: 'unlimited' }
  /** `80% of limit`. */
  | { readonly kind: 'share'; readonly percent: number; readonly of: string }
  /** `+10% floor 32MiB`, `+32MiB`, `-5%`: from the value before. With a floor both must be exceeded. */
  | { readonly kind: 'change'; readonly sign: 1 | -1; readonly percent: number; readonly floor: number };

/**
 * A statement about one number: `rss > 2GiB`, `usage > 80% of limit`, `psi.some.avg10 > 20`, `events.oom_kill increases`,
 * `api.pss <= +10% floor 32MiB`. One syntax for `capture --when` (wait until it holds) and `check --assert` (fail unless it holds).
 */
export interface Condition {
  /** As it was written. */
  readonly text: string;
  /** What stands on the left, whole: a metric, perhaps with its target in front. */
  readonly left: string;
  readonly test: { readonly kind: 'compare'; readonly comparison: Comparison; readonly bound: Bound } | { readonly kind: 'increases' };
}

const syntax =
  "Write METRIC OP VALUE: 'rss > 2GiB', 'usage > 80% of limit', 'api.pss <= +10% floor 32MiB', 'cgroup.oomKills increases'. OP is < <= > >= == or !=.";

/**
 * Reads a condition.
 *
 * @throws MemcaseError (exit 2) that says what is wrong with it
 */
export function parseCondition(text: string): Condition {
  const increases = /^\s*(\S(?:.*\S)?)\s+increases\s*$/u.exec(text);
  if (increases?.[1] !== undefined) return { text, left: increases[1], test: { kind: 'increases' } };
  const match = /^\s*([^<>=!]*[^<>=!\s])\s*(<=|>=|==|!=|<|>)\s*(.*?)\s*$/u.exec(text);
  const [, left, comparison, right] = match ?? [];
  if (left === undefined || comparison === undefined || right === undefined) throw bad(text, 'it is no comparison');
  const bound = parseBound(right);
  if (bound === null) throw bad(text, right === '' ? 'there is nothing on the right' : `${right} is no amount`);
  return { text, left, test: { kind: 'compare', comparison: comparison as Comparison, bound } };
}

function parseBound(text: string): Bound | null {
  if (text === 'unlimited') return { kind: 'unlimited' };
  const share = /^(\d+(?:\.\d+)?)\s*%\s+of\s+(\S+)$/u.exec(text);
  if (share?.[2] !== undefined) return { kind: 'share', percent: Number(share[1]), of: share[2] };
  const change = /^([+-])\s*(\S(?:.*?\S)?)(?:\s+floor\s+(\S(?:.*\S)?))?$/u.exec(text);
  if (change === null) {
    const amount = parseAmount(text);
    return amount === null ? null : { kind: 'amount', amount };
  }
  const sign = change[1] === '-' ? -1 : 1;
  const percent = /^(\d+(?:\.\d+)?)\s*%$/u.exec(change[2] ?? '')?.[1];
  const floor = change[3] === undefined ? 0 : parseAmount(change[3]);
  if (floor === null) return null;
  if (percent !== undefined) return { kind: 'change', sign, percent: Number(percent), floor };
  const amount = parseAmount(change[2] ?? '');
  return amount === null ? null : { kind: 'change', sign, percent: 0, floor: Math.max(amount, floor) };
}

/** A size, or a plain number with a fraction (pressure is a percentage). */
export function parseAmount(text: string): number | null {
  return /^\d+\.\d+$/u.test(text) ? Number(text) : parseSize(text);
}

function bad(text: string, why: string): MemcaseError {
  return new MemcaseError({
    code: 'bad-condition',
    exit: exitCodes.usage,
    what: `The condition ${JSON.stringify(text)} can't be read: ${why}.`,
    next: syntax,
  });
}
