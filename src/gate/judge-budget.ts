import { exitCodes, joinExits, MemcaseError, type CheckLine, type CheckOutcome, type CheckResult, type Exit } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import type { Budget, BudgetRule, Target, Waiver } from './budget.ts';
import type { GateEvidence } from './evidence.ts';
import { judgeRule, type JudgedRule } from './judge-rule.ts';
import { measure } from './measure.ts';
import { gateMetrics, type GateMetric } from './metrics.ts';
import { suggest } from './nearest.ts';
import { resolveTarget, targetNames } from './select-target.ts';
import { unknownMetric } from './rule-of-assertion.ts';

/**
 * Judges captures by a budget. Pure: the same captures on the same day give the same answer.
 *
 * @param today ISO day, `2026-11-23`: waivers end
 * @throws MemcaseError (exit 2) where a rule names what is not there, or needs older captures and none are given
 */
export function judgeBudget(budget: Budget, evidence: GateEvidence, today: string): CheckResult {
  const lines = budget.rules.map((rule) => {
    const metric = metricOf(rule);
    const target = findTarget(rule, budget, metric, evidence);
    refuseWithoutBase(rule, evidence);
    return { rule, line: applyWaiver(judgeRule(rule, metric, target, evidence), budget.waivers, today) };
  });
  const exit = joinExits(lines.map(({ rule, line }) => exitOf(rule, line, evidence)));
  const results = lines.map(({ line }) => line);
  const counted = lines.filter(({ rule, line }) => exitOf(rule, line, evidence).code !== 0).map(({ line }) => line);
  return {
    schema: 'memcase-check/1',
    exit,
    outcome:
      order.find((outcome) => (outcome === 'pass' || outcome === 'waived' ? true : counted.some((line) => line.outcome === outcome))) ??
      'pass',
    before: evidence.before.map(({ snapshot }) => showName(snapshot.file)),
    after: evidence.after.map(({ snapshot }) => showName(snapshot.file)),
    comparability: evidence.analysis.comparability.map(({ code, args, text }) => ({ code, args, text: text === '' ? code : text })),
    results: results.toSorted((left, right) => rank(left) - rank(right)),
  };
}

const order: readonly CheckOutcome[] = ['fail', 'inconclusive', 'pass'];
const ranks: readonly CheckOutcome[] = ['fail', 'inconclusive', 'waived', 'pass'];
const rank = (line: CheckLine): number => ranks.indexOf(line.outcome) * 2 + (line.level === 'error' ? 0 : 1);

function metricOf({ metric }: BudgetRule): GateMetric {
  const found = gateMetrics.get(metric);
  if (found !== undefined) return found;
  const [what, next] = unknownMetric(metric);
  throw usage('unknown-metric', `${what}.`, next);
}

function findTarget(rule: BudgetRule, budget: Budget, metric: GateMetric, evidence: GateEvidence): Target | null {
  if (rule.target === null || metric.scope === 'host') return null;
  const snapshots = [...evidence.after, ...evidence.before].map(({ snapshot }) => snapshot);
  const names = (): readonly string[] => [...Object.keys(budget.targets), ...targetNames(snapshots)];
  const target = Object.hasOwn(budget.targets, rule.target) ? (budget.targets[rule.target] ?? null) : resolveTarget(rule.target, snapshots);
  if (target === null)
    throw usage(
      'unknown-target',
      `${showName(rule.target)} is no target of a budget and nothing in the captures goes by it.`,
      suggest(rule.target, names(), 'Name a unit, a command or a container of the captures.'),
    );
  if (snapshots.every((snapshot) => measure(snapshot, target, metric).readings.length === 0)) {
    const wanted = Object.values(target).flat().map(String);
    throw usage(
      'empty-target',
      `Target ${showName(rule.target)} (${showName(wanted.join(', '))}) is in none of the captures.`,
      suggest(wanted[0] ?? rule.target, names(), 'Was it captured? memcase report lists what is in a capture.'),
    );
  }
  return target;
}

function refuseWithoutBase({ id, condition: { test } }: BudgetRule, { before }: GateEvidence): void {
  if (before.length > 0 || (test.kind === 'compare' && test.bound.kind !== 'change')) return;
  throw usage('no-base', `${showName(id)} limits a change, and there is no older capture.`, 'Give it with --base.');
}

function applyWaiver(judged: JudgedRule, waivers: readonly Waiver[], today: string): CheckLine {
  // Of several for one budget the one that ends last.
  const [last] = waivers.filter(({ id }) => id === judged.id).toSorted((left, right) => (left.until < right.until ? 1 : -1));
  if (last === undefined) return { ...judged, waiver: null };
  const expired = last.until < today;
  const waived = !expired && judged.outcome !== 'pass';
  return { ...judged, outcome: waived ? 'waived' : judged.outcome, waiver: { until: last.until, reason: last.reason, expired } };
}

/** What one line means for the exit code. */
function exitOf(rule: BudgetRule, line: CheckLine, { language }: GateEvidence): Exit {
  const fails = line.outcome === 'fail' || (line.outcome === 'inconclusive' && rule.onInconclusive === 'fail');
  const open = line.outcome === 'inconclusive' && rule.onInconclusive === 'exit';
  if (rule.level === 'warn' || (!fails && !open)) return { code: exitCodes.done, reasons: [] };
  const why = line.finding?.title ?? line.reasons[0]?.text;
  const [colon, comma, failed, unproved] = language === 'en' ? [': ', ', ', 'fail', 'inconclusive'] : ['：', '，', '超标', '无法判定'];
  const told = `${showName(line.id)}${colon}${line.outcome === 'fail' ? failed : unproved}${why === undefined ? '' : `${comma}${why}`}`;
  return { code: fails ? exitCodes.failed : exitCodes.incomplete, reasons: [told] };
}

function usage(code: string, what: string, next: string): MemcaseError {
  return new MemcaseError({ code, exit: exitCodes.usage, what, next });
}
