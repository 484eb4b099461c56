import type { Text } from '../contract/index.ts';
import type { BudgetRule } from './budget.ts';
import type { GateEvidence } from './evidence.ts';
import { median } from './interval.ts';
import type { Measure, Values } from './measure.ts';
import { reasonsIn, type Reasons } from './reasons.ts';

type Sides = Readonly<Record<'before' | 'after', readonly Measure[]>>;

/** What stands between the numbers and a verdict on them. */
export function doubts(rule: BudgetRule, sides: Sides, evidence: GateEvidence, relative: boolean, read: Values): readonly Text[] {
  const found: Text[] = [];
  const reason = reasonsIn(evidence.language);
  for (const side of ['before', 'after'] as const) {
    for (const [at, measured] of sides[side].entries()) {
      const capture = evidence[side][at];
      if (measured.readings.length === 0) found.push(reason('target-absent', { file: capture?.snapshot.file ?? '' }));
      if (capture?.flaw != null) found.push(reason(`incomplete-${side}`, { file: capture.snapshot.file, why: capture.flaw }));
    }
  }
  if (read.state === 'unknown' && !found.some(({ code }) => code === 'target-absent')) found.push(unknownValue(rule, read, reason));
  return relative ? [...found, ...ofComparison(rule, sides, evidence)] : [...found, ...fewStarts(rule, [sides.after], reason)];
}

function unknownValue(rule: BudgetRule, read: Extract<Values, { state: 'unknown' }>, reason: Reasons): Text {
  switch (read.reason) {
    case 'sources-differ':
      return reason('sources-differ', {});
    case 'several-cgroups':
      return reason('several-cgroups', { what: rule.metric });
    case 'not-known':
      return reason('unknown-value', { what: rule.metric, why: read.why });
    default:
      return read satisfies never;
  }
}

function ofComparison(rule: BudgetRule, sides: Sides, evidence: GateEvidence): readonly Text[] {
  const found: Text[] = [];
  const reason = reasonsIn(evidence.language);
  for (const { code, severity, text } of evidence.analysis.comparability) {
    const why = text === '' ? code : text;
    if (severity === 'critical' || severity === 'warning') found.push(reason('not-comparable', { why }));
    else if (severity === 'notice' && code !== 'incomplete') found.push(reason('compare-with-care', { why }));
  }
  const warm = warmingUp(rule, sides, reason);
  const starts = fewStarts(rule, [sides.before, sides.after], reason);
  const one = Object.values(sides).some((side) => startsOf(side) === 1) && starts.length === 0;
  const captures = Math.max(...Object.values(sides).map((side) => (startsOf(side) === 1 ? side.length : 1)));
  return [...found, ...warm, ...starts, ...(one ? [reason('one-start', { captures })] : [])];
}

function startsOf(side: readonly Measure[]): number {
  return new Set(side.map(({ start }, at) => start ?? at)).size;
}

function fewStarts({ minSamples }: BudgetRule, sides: readonly (readonly Measure[])[], reason: Reasons): readonly Text[] {
  const have = Math.min(...sides.map(startsOf));
  return have < minSamples ? [reason('too-few-starts', { have, want: minSamples })] : [];
}

/** So many times older: the other side had its caches filled long ago. */
const muchOlder = 5;

function warmingUp({ minAge }: BudgetRule, sides: Sides, reason: Reasons): readonly Text[] {
  const ageOfSide = (side: readonly Measure[]): number | null => {
    const ages = side.flatMap(({ age }) => age ?? []);
    return ages.length === 0 ? null : median(ages);
  };
  const [before, after] = [ageOfSide(sides.before), ageOfSide(sides.after)];
  if (before === null || after === null) return [];
  const [young, old] = before < after ? [before, after] : [after, before];
  if (young >= minAge || old < minAge || old < muchOlder * young) return [];
  return [reason('warming-up', { side: before < after ? 'before' : 'after', young: Math.round(young), old: Math.round(old) })];
}
