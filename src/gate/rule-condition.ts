import type { ChangeText, RuleText } from './budget-shape.ts';
import { parseAmount, parseCondition, type Bound, type Condition } from './condition.ts';
import { showTest } from './show.ts';
import { gateMetrics } from './metrics.ts';

/** The condition that a budget's limit means; text says what is wrong with it. */
export function conditionOf(rule: RuleText, metric: string): Condition | string {
  const given = (['max', 'min', 'max_increase', 'max_decrease', 'assert'] as const).filter((key) => rule[key] !== undefined);
  if (given.length !== 1)
    return given.length === 0 ? `${rule.id} has no limit` : `${rule.id} has ${given.join(' and ')}: one limit a budget`;
  if (rule.assert !== undefined) return { ...parseCondition(rule.assert), left: metric };
  const bound =
    rule.max_increase !== undefined
      ? changeBound(rule.max_increase, 1)
      : rule.max_decrease !== undefined
        ? changeBound(rule.max_decrease, -1)
        : amountBound(rule.max ?? rule.min ?? '');
  if (bound === null) return `the limit of ${rule.id} is no amount`;
  const comparison = rule.max !== undefined || rule.max_increase !== undefined ? '<=' : '>=';
  const test = { kind: 'compare', comparison, bound } as const;
  return { text: `${metric} ${showTest(test, gateMetrics.get(metric)?.unit ?? 'count')}`, left: metric, test };
}

function amountBound(value: string | number): Bound | null {
  if (typeof value === 'number') return { kind: 'amount', amount: value };
  const share = /^\d+(?:\.\d+)?\s*%\s+of\s+\S+$/u.test(value) ? parseCondition(`x <= ${value}`).test : null;
  if (share?.kind === 'compare') return share.bound;
  const amount = parseAmount(value);
  return amount === null ? null : { kind: 'amount', amount };
}

function changeBound({ percent, floor, bytes, count }: ChangeText, sign: 1 | -1): Bound | null {
  const amounts = [floor, bytes, count].filter((value) => value !== undefined);
  const read = amounts.map((value) => (typeof value === 'number' ? value : parseAmount(value)));
  if (read.includes(null) || (percent === undefined && amounts.length === 0)) return null;
  return { kind: 'change', sign, percent: percent ?? 0, floor: Math.max(0, ...read.map((value) => value ?? 0)) };
}
