import { exitCodes, MemcaseError } from '../contract/index.ts';
import { ruleDefaults, type BudgetRule } from './budget.ts';
import { parseCondition } from './condition.ts';
import { gateMetrics } from './metrics.ts';
import { suggest } from './nearest.ts';

/** `api.service.cgroup.usage` -> target `api.service`, metric `cgroup.usage`: the longest end that is a metric. */
export function splitLeft(left: string): { readonly target: string | null; readonly metric: string } {
  if (gateMetrics.has(left)) return { target: null, metric: left };
  for (let at = left.indexOf('.'); at !== -1; at = left.indexOf('.', at + 1)) {
    const metric = left.slice(at + 1);
    if (gateMetrics.has(metric)) return { target: left.slice(0, at), metric };
  }
  const [scoped] = /(?:^|\.)(?:cgroup|host)\.[^.]*$/u.exec(left) ?? [];
  const at = scoped === undefined ? left.lastIndexOf('.') : left.length - scoped.length - (scoped.startsWith('.') ? 0 : 1);
  return { target: at === -1 ? null : left.slice(0, at), metric: left.slice(at + 1) };
}

/** What is wrong with a metric's name, and what to do. */
export function unknownMetric(metric: string): readonly [what: string, next: string] {
  const aliases: Readonly<Record<string, string>> = { anon: 'anonymous', pte: 'pageTables', maps: 'mappings', current: 'cgroup.usage' };
  const alias = aliases[metric];
  const next =
    alias === undefined ? suggest(metric, gateMetrics.keys(), 'memcase help budgets lists the metrics.') : `Did you mean ${alias}?`;
  return [metric === '' ? 'no metric is named' : `there is no metric ${metric}`, next];
}

/** The rule that `--assert` means. */
export function ruleOfAssertion(text: string): BudgetRule {
  const condition = parseCondition(text);
  const { target, metric } = splitLeft(condition.left);
  if (!gateMetrics.has(metric)) {
    const [what, next] = unknownMetric(metric);
    throw new MemcaseError({ code: 'unknown-metric', exit: exitCodes.usage, what: `${JSON.stringify(text)}: ${what}.`, next });
  }
  return { ...ruleDefaults, id: text.trim(), target, metric, condition: { ...condition, left: metric }, why: null };
}
