import * as v from 'valibot';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { MemcaseError } from '../contract/index.ts';
import { parseDuration } from '../units/index.ts';
import { ruleDefaults, type Budget, type BudgetRule, type Target } from './budget.ts';
import { budgetShape, knownKeys, type BudgetText, type RuleText } from './budget-shape.ts';
import { parseCondition } from './condition.ts';
import { gateMetrics } from './metrics.ts';
import { suggest } from './nearest.ts';
import { conditionOf } from './rule-condition.ts';
import { splitLeft, unknownMetric } from './rule-of-assertion.ts';

type Path = readonly (string | number)[];
type Refuse = (path: Path, what: string, next: string) => MemcaseError;

/**
 * Reads a budget, YAML or JSON (which is YAML).
 *
 * @param file what messages call it
 * @throws MemcaseError (exit 2) with line and column, and a suggestion where a name was misspelt
 */
export function parseBudget(text: string, file: string): Budget {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse: Refuse = (path, what, next) => bad(file, positionOf(document, lines, path), what, next);
  const [fault] = document.errors;
  if (fault !== undefined) throw bad(file, lines.linePos(fault.pos[0]), fault.message, 'It is YAML or JSON; see memcase help budgets.');
  const parsed = v.safeParse(budgetShape, toPlain(document, file));
  if (!parsed.success) throw describeIssue(parsed.issues[0], refuse);
  return build(parsed.output, refuse);
}

function toPlain(document: Document, file: string): unknown {
  try {
    // Aliases that multiply ("billion laughs") are refused by this bound.
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw bad(file, null, error instanceof Error ? error.message : 'it can not be read', 'Write it without so many aliases.');
  }
}

function describeIssue(issue: v.BaseIssue<unknown>, refuse: Refuse): MemcaseError {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const key = String(path.at(-1) ?? 'the budget');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = knownKeys(path);
    return refuse(path, `there is no key ${key}`, suggest(key, known, `Keys here: ${known.join(', ')}.`));
  }
  if (issue.input === undefined) return refuse(path.slice(0, -1), `${key} is missing`, 'See memcase help budgets.');
  return refuse(path, `${key}: ${issue.message}`, 'See memcase help budgets.');
}

function build(text: BudgetText, refuse: Refuse): Budget {
  const targets = Object.fromEntries(Object.entries(text.targets).map(([name, target]) => [name, buildTarget(name, target, refuse)]));
  const ids = new Set<string>();
  const rules = text.budgets.map((rule, at) => {
    if (ids.has(rule.id)) throw refuse(['budgets', at, 'id'], `two budgets are called ${rule.id}`, 'Give each an id of its own.');
    ids.add(rule.id);
    return buildRule(rule, text, at, refuse);
  });
  for (const [at, { id }] of text.waivers.entries()) {
    if (!ids.has(id))
      throw refuse(['waivers', at, 'id'], `there is no budget ${id} to waive`, suggest(id, ids, `Budgets: ${[...ids].join(', ')}.`));
  }
  return { targets, rules, waivers: text.waivers };
}

function buildTarget(name: string, target: BudgetText['targets'][string], refuse: Refuse): Target {
  const given = Object.entries(target).filter(([key, value]) => key !== 'tree' && value !== undefined);
  if (given.length === 0)
    throw refuse(['targets', name], `target ${name} selects nothing`, 'Give it unit, name, exe, pid, cgroup, container or all.');
  return Object.fromEntries(
    Object.entries(target).map(([key, value]) => [key, typeof value === 'boolean' || Array.isArray(value) ? value : [value]]),
  );
}

function buildRule(rule: RuleText, text: BudgetText, at: number, refuse: Refuse): BudgetRule {
  const settings = { ...text.defaults, ...Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) } as RuleText;
  const named = rule.assert === undefined ? { target: rule.target ?? null, metric: rule.metric } : leftOf(rule.assert);
  const target = named.target ?? rule.target ?? null;
  const metric = named.metric ?? '';
  if (!gateMetrics.has(metric)) throw refuse(['budgets', at, rule.metric === undefined ? 'assert' : 'metric'], ...unknownMetric(metric));
  if (target !== null && !Object.hasOwn(text.targets, target)) {
    const known = Object.keys(text.targets);
    throw refuse(
      ['budgets', at, 'target'],
      `there is no target ${target}`,
      suggest(target, known, `Targets: ${known.join(', ') || 'none are defined'}.`),
    );
  }
  const minAge = settings.min_age === undefined ? ruleDefaults.minAge * 1000 : parseDuration(settings.min_age);
  if (minAge === null) throw refuse(['budgets', at, 'min_age'], `${String(settings.min_age)} is no duration`, 'Write 60s or 5min.');
  const condition = conditionOf(rule, metric);
  if (typeof condition === 'string') throw refuse(['budgets', at], condition, 'Give one of max, min, max_increase, max_decrease, assert.');
  return {
    id: rule.id,
    target,
    metric,
    condition,
    level: settings.level ?? ruleDefaults.level,
    aggregate: settings.aggregate ?? ruleDefaults.aggregate,
    minSamples: settings.min_samples ?? ruleDefaults.minSamples,
    onInconclusive: settings.on_inconclusive ?? ruleDefaults.onInconclusive,
    minAge: minAge / 1000,
    why: rule.why ?? null,
  };
}

function leftOf(assertion: string): { readonly target: string | null; readonly metric: string } {
  return splitLeft(parseCondition(assertion).left);
}

interface Position {
  readonly line: number;
  readonly col: number;
}

/** Where the value under a path stands; of a path that leads nowhere its nearest known part. */
function positionOf(document: Document, lines: LineCounter, path: Path): Position | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = (node as { readonly range?: readonly number[] } | null | undefined)?.range;
    if (range?.[0] !== undefined) return lines.linePos(range[0]);
  }
  return null;
}

function bad(file: string, at: Position | null, what: string, next: string): MemcaseError {
  const place = at === null ? file : `${file}:${String(at.line)}:${String(at.col)}`;
  return new MemcaseError({ code: 'bad-budget', exit: 2, what: `${place}: ${what}.`, next });
}
