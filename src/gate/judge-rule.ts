import type { CheckLine, CheckSide, PairValue, Text } from '../contract/index.ts';
import type { BudgetRule, Target } from './budget.ts';
import type { Comparison } from './condition.ts';
import type { GateEvidence } from './evidence.ts';
import { joinRanges, median, shiftRange, type Range } from './interval.ts';
import { allowance, compare, resolveBound } from './judge-condition.ts';
import { measure, readValues, type Measure } from './measure.ts';
import { gateMetrics, type GateMetric } from './metrics.ts';
import { doubts } from './doubts.ts';
import { reasonsIn, type Reasons } from './reasons.ts';
import { showTest } from './show.ts';
import { explainFailure, noiseOf } from './subject.ts';

export type JudgedRule = Omit<CheckLine, 'waiver'>;

/** Judges one budget: pass, fail, or inconclusive with the reasons for it. */
export function judgeRule(rule: BudgetRule, metric: GateMetric, target: Target | null, evidence: GateEvidence): JudgedRule {
  const { test } = rule.condition;
  const relative = test.kind === 'increases' || test.bound.kind === 'change';
  const sides = {
    before: relative ? evidence.before.map(({ snapshot }) => measure(snapshot, target, metric)) : [],
    after: evidence.after.map(({ snapshot }) => measure(snapshot, target, metric)),
  };
  const line = {
    id: rule.id,
    target: rule.target,
    metric: rule.metric,
    level: rule.level,
    unit: metric.unit,
    why: rule.why,
    finding: null,
    before: null,
    after: { value: null, aggregate: rule.aggregate, values: sides.after.map(() => null), starts: countStarts(sides.after), source: '' },
    delta: null,
    range: null,
    noise: null,
    limit: { text: showTest(test, metric.unit, evidence.language), amount: null },
  } as const;
  const read = readValues([...sides.before, ...sides.after], metric);
  const uncertain = doubts(rule, sides, evidence, relative, read);
  if (read.state === 'unknown' || uncertain.some(({ code }) => code === 'target-absent'))
    return { ...line, outcome: 'inconclusive', reasons: uncertain };

  const before = relative ? sideOf(rule, sides.before, read.values.slice(0, sides.before.length), read.source) : null;
  const after = sideOf(rule, sides.after, read.values.slice(sides.before.length), read.source);
  const noise = relative ? noiseOf(evidence.analysis, [...sides.before, ...sides.after], metric) : null;
  const limit = limitOf(rule, before, target, evidence);
  const range = relative ? changeRange(rule, sides, before, after, noise) : valueRange(rule, after);
  const reason = reasonsIn(evidence.language);
  const ends = decide(rule, metric, before, after, limit, range, reason);
  const reasons = [...uncertain, ...ends.reasons];
  const outcome = ends.outcome === 'pass' && uncertain.some((doubt) => !harmless.has(doubt.code)) ? 'inconclusive' : ends.outcome;
  const kept = outcome === 'fail' && uncertain.some((doubt) => voids.has(doubt.code)) ? 'inconclusive' : outcome;
  return {
    ...line,
    outcome: kept,
    before,
    after,
    delta: deltaOf(before, after, metric),
    range,
    noise,
    limit: { text: line.limit.text, amount: limit },
    reasons: shared(metric, sides.after, reasons, reason),
    finding: kept === 'fail' ? explainFailure(evidence.analysis, [...sides.before, ...sides.after], metric) : null,
  };
}

/** Doubts that a pass survives. */
const harmless = new Set(['one-start', 'compare-with-care']);
/** Doubts under which a failure is no proof either. */
const voids = new Set(['warming-up', 'not-comparable', 'too-few-starts', 'target-absent', 'incomplete-before']);

function countStarts(measures: readonly Measure[]): number {
  return new Set(measures.map(({ start }, at) => start ?? at)).size;
}

const aggregates = {
  median,
  min: (values: readonly number[]) => Math.min(...values),
  max: (values: readonly number[]) => Math.max(...values),
};

function sideOf(rule: BudgetRule, measures: readonly Measure[], values: readonly PairValue[], source: string): CheckSide {
  const numbers = values.filter((value) => typeof value === 'number');
  const value =
    numbers.length < values.length ? (values.find((each) => typeof each !== 'number') ?? null) : aggregates[rule.aggregate](numbers);
  return { value, aggregate: rule.aggregate, values, starts: countStarts(measures), source };
}

/** Captures of one start of the process are one sample: their median stands for it. */
function perStart(measures: readonly Measure[], values: readonly PairValue[]): readonly number[] {
  const starts = new Map<string | number, number[]>();
  for (const [at, { start }] of measures.entries()) {
    const value = values[at];
    if (typeof value === 'number') starts.set(start ?? at, [...(starts.get(start ?? at) ?? []), value]);
  }
  return [...starts.values()].map(median);
}

function limitOf(rule: BudgetRule, before: CheckSide | null, target: Target | null, evidence: GateEvidence): PairValue {
  const { test } = rule.condition;
  if (test.kind === 'increases') return before?.value ?? null;
  return resolveBound(test.bound, rule.metric, {
    before: () => before?.value ?? null,
    now: (name) => {
      const prefix = rule.metric.slice(0, rule.metric.lastIndexOf('.') + 1);
      const other = gateMetrics.get(`${prefix}${name}`) ?? gateMetrics.get(name);
      if (other === undefined) return null;
      const measures = evidence.after.map(({ snapshot }) => measure(snapshot, target, other));
      const read = readValues(measures, other);
      return read.state === 'known' ? sideOf(rule, measures, read.values, read.source).value : null;
    },
  });
}

function deltaOf(before: CheckSide | null, after: CheckSide, metric: GateMetric): number | null {
  if (typeof before?.value !== 'number' || typeof after.value !== 'number') return null;
  // A counter that is lower than before began anew with its cgroup or process: at least so many were counted since.
  return metric.counter && after.value < before.value ? after.value : after.value - before.value;
}

function valueRange(rule: BudgetRule, after: CheckSide): Range | null {
  if (typeof after.value !== 'number') return null;
  const numbers = after.values.filter((value) => typeof value === 'number');
  return rule.aggregate === 'median' ? { low: Math.min(...numbers), high: Math.max(...numbers) } : { low: after.value, high: after.value };
}

function changeRange(
  rule: BudgetRule,
  sides: { readonly before: readonly Measure[]; readonly after: readonly Measure[] },
  before: CheckSide | null,
  after: CheckSide,
  noise: number | null,
): Range | null {
  const delta = before === null ? null : deltaOf(before, after, gateMetrics.get(rule.metric) ?? neverCounter);
  if (before === null || delta === null) return null;
  const around = { low: delta - (noise ?? 0), high: delta + (noise ?? 0) };
  if (rule.aggregate !== 'median') return around;
  const [older, newer] = [perStart(sides.before, before.values), perStart(sides.after, after.values)];
  // With one start on a side its captures still say how much the value moves by itself.
  const few = older.length < 2 || newer.length < 2;
  const isNumber = (value: PairValue): value is number => typeof value === 'number';
  const [left, right] = few ? [before.values.filter(isNumber), after.values.filter(isNumber)] : [older, newer];
  const range = left.length * right.length > 1 ? shiftRange(left, right) : around;
  return joinRanges([around, range]);
}

const neverCounter = { counter: false } as GateMetric;

interface Decision {
  readonly outcome: 'pass' | 'fail' | 'inconclusive';
  readonly reasons: readonly Text[];
}

function decide(
  rule: BudgetRule,
  metric: GateMetric,
  before: CheckSide | null,
  after: CheckSide,
  limit: PairValue,
  range: Range | null,
  reason: Reasons,
): Decision {
  const { test } = rule.condition;
  if (limit === null) return { outcome: 'inconclusive', reasons: [reason('unknown-limit', {})] };
  if (after.value === null) return { outcome: 'inconclusive', reasons: [reason('unknown-value', { what: rule.metric })] };
  const comparison: Comparison = test.kind === 'increases' ? '>' : test.comparison;
  const exact = comparison === '==' || comparison === '!=';
  if (range === null || limit === 'unlimited' || exact)
    return { outcome: compare(after.value, comparison, limit) ? 'pass' : 'fail', reasons: [] };
  const start = before === null ? 0 : typeof before.value === 'number' ? before.value : 0;
  const holds = [range.low, range.high].map((value) => compare(start + value, comparison, limit));
  if (holds[0] === holds[1]) return { outcome: holds[0] === true ? 'pass' : 'fail', reasons: [] };
  const several = after.values.length > 1 || (before?.values.length ?? 1) > 1;
  const allowed = test.kind === 'compare' && test.bound.kind === 'change' ? test.bound.sign * allowance(start, test.bound) : limit - start;
  const code = before === null ? 'range-crosses-limit' : several ? 'ranges-overlap' : 'inside-noise';
  return { outcome: 'inconclusive', reasons: [reason(code, { low: range.low, high: range.high, limit: allowed, unit: metric.unit })] };
}

/** Says when a sum of RSS counts shared memory several times: PSS does not. */
function shared(metric: GateMetric, after: readonly Measure[], reasons: readonly Text[], reason: Reasons): readonly Text[] {
  const members = Math.max(0, ...after.map(({ processes }) => processes.length));
  return metric.countsShared && members > 1 ? [...reasons, reason('counts-shared', { processes: members })] : reasons;
}
