import type { PairValue } from '../contract/index.ts';
import type { Bound, Comparison, Condition } from './condition.ts';

/** Looks up what stands in a condition. Null: not known. */
export interface ConditionValues {
  readonly now: (name: string) => PairValue;
  /** On the older side, or at the previous look. */
  readonly before: (name: string) => PairValue;
}

export interface ConditionVerdict {
  /** Unknown where a number it needs is not known: that is neither yes nor no. */
  readonly state: 'holds' | 'fails' | 'unknown';
  readonly value: PairValue;
  /** What the value was held against, resolved to an amount. */
  readonly bound: PairValue;
}

/** Whether a condition holds. An unlimited limit is above every amount. */
export function judgeCondition({ left, test }: Condition, values: ConditionValues): ConditionVerdict {
  const value = values.now(left);
  const bound = test.kind === 'increases' ? values.before(left) : resolveBound(test.bound, left, values);
  if (value === null || bound === null) return { state: 'unknown', value, bound };
  return { state: compare(value, test.kind === 'increases' ? '>' : test.comparison, bound) ? 'holds' : 'fails', value, bound };
}

/** The amount behind a bound; null where what it rests on is not known. */
export function resolveBound(bound: Bound, left: string, values: ConditionValues): PairValue {
  switch (bound.kind) {
    case 'amount':
      return bound.amount;
    case 'unlimited':
      return 'unlimited';
    case 'share': {
      const whole = values.now(bound.of);
      return typeof whole === 'number' ? (whole * bound.percent) / 100 : whole;
    }
    case 'change': {
      const before = values.before(left);
      return typeof before === 'number' ? before + bound.sign * allowance(before, bound) : before;
    }
    default:
      return bound satisfies never;
  }
}

/** By how much a value may move: a share of what it was, but never less than the floor. */
export function allowance(before: number, { percent, floor }: { readonly percent: number; readonly floor: number }): number {
  return Math.max((Math.abs(before) * percent) / 100, floor);
}

export function compare(left: number | 'unlimited', comparison: Comparison, right: number | 'unlimited'): boolean {
  const [a, b] = [left, right].map((value) => (value === 'unlimited' ? Infinity : value)) as [number, number];
  switch (comparison) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    default:
      return comparison satisfies never;
  }
}
