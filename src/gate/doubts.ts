import type { Arguments, PairUnit, Text } from '../contract/index.ts';
import type { BudgetRule } from './budget.ts';
import type { GateEvidence } from './evidence.ts';
import { median } from './interval.ts';
import type { Measure, Values } from './measure.ts';
import { showChange } from './show.ts';

const words: Readonly<Record<string, (args: Arguments) => string>> = {
  'target-absent': ({ file }) => `the target is not in ${String(file)}`,
  'unknown-value': ({ what, why }) => `${String(what)} is not known${why === undefined ? '' : `: ${String(why)}`}`,
  'not-comparable': ({ why }) => `not comparable: ${String(why)}`,
  'compare-with-care': ({ why }) => `compare with care: ${String(why)}`,
  'incomplete-before': ({ file, why }) => `${String(file)} is incomplete: ${String(why)}`,
  'incomplete-after': ({ file, why }) => `${String(file)} is incomplete: ${String(why)}`,
  'warming-up': ({ side, young, old }) =>
    `still warming up: ${String(young)} s old ${side === 'before' ? 'before' : 'after'}, ${String(old)} s on the other side`,
  'too-few-starts': ({ have, want }) => `${String(have)} process starts on a side, ${String(want)} wanted`,
  'one-start': ({ captures }) =>
    Number(captures) > 1
      ? `${String(captures)} captures of one process start are one sample`
      : 'one start on each side: its significance is unknown',
  'ranges-overlap': (args) => `the captures spread over the limit: the change lies within ${change(args)}, the limit is ${bound(args)}`,
  'inside-noise': (args) => `inside the noise: the change lies within ${change(args)}, the limit is ${bound(args)}`,
  'range-crosses-limit': () => 'some captures are below the limit and some above',
  'counts-shared': ({ processes }) =>
    `a sum over ${String(processes)} processes counts the memory they share once for each; pss counts it once`,
};

const change = ({ low, high, unit }: Arguments): string =>
  `${showChange(Number(low), unit as PairUnit)} and ${showChange(Number(high), unit as PairUnit)}`;
const bound = ({ limit, unit }: Arguments): string => showChange(Number(limit), unit as PairUnit);

export function reason(code: string, args: Arguments): Text {
  return { code, args, text: words[code]?.(args) ?? code };
}

type Sides = Readonly<Record<'before' | 'after', readonly Measure[]>>;

/** What stands between the numbers and a verdict on them. */
export function doubts(rule: BudgetRule, sides: Sides, evidence: GateEvidence, relative: boolean, read: Values): readonly Text[] {
  const found: Text[] = [];
  for (const side of ['before', 'after'] as const) {
    for (const [at, measured] of sides[side].entries()) {
      const capture = evidence[side][at];
      if (measured.readings.length === 0) found.push(reason('target-absent', { file: capture?.snapshot.file ?? '' }));
      if (capture?.flaw != null) found.push(reason(`incomplete-${side}`, { file: capture.snapshot.file, why: capture.flaw }));
    }
  }
  if (read.state === 'unknown' && !found.some(({ code }) => code === 'target-absent'))
    found.push(
      read.reason === 'sources-differ'
        ? reason('not-comparable', { why: read.why })
        : reason('unknown-value', { what: rule.metric, why: read.why }),
    );
  return relative ? [...found, ...ofComparison(rule, sides, evidence)] : [...found, ...fewStarts(rule, [sides.after])];
}

function ofComparison(rule: BudgetRule, sides: Sides, evidence: GateEvidence): readonly Text[] {
  const found: Text[] = [];
  for (const { code, severity, text } of evidence.analysis.comparability) {
    const why = text === '' ? code : text;
    if (severity === 'critical' || severity === 'warning') found.push(reason('not-comparable', { why }));
    else if (severity === 'notice' && code !== 'incomplete') found.push(reason('compare-with-care', { why }));
  }
  const warm = warmingUp(rule, sides);
  const starts = fewStarts(rule, [sides.before, sides.after]);
  const one = Object.values(sides).some((side) => startsOf(side) === 1) && starts.length === 0;
  const captures = Math.max(...Object.values(sides).map((side) => (startsOf(side) === 1 ? side.length : 1)));
  return [...found, ...warm, ...starts, ...(one ? [reason('one-start', { captures })] : [])];
}

function startsOf(side: readonly Measure[]): number {
  return new Set(side.map(({ start }, at) => start ?? at)).size;
}

function fewStarts({ minSamples }: BudgetRule, sides: readonly (readonly Measure[])[]): readonly Text[] {
  const have = Math.min(...sides.map(startsOf));
  return have < minSamples ? [reason('too-few-starts', { have, want: minSamples })] : [];
}

/** So many times older: the other side had its caches filled long ago. */
const muchOlder = 5;

function warmingUp({ minAge }: BudgetRule, sides: Sides): readonly Text[] {
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
