import type { Pair } from '../contract/index.ts';
import { groupDigits } from '../units/index.ts';
import type { Cell, Provenance } from './cell.ts';
import type { Context, SubjectKind } from './context.ts';
import { cameOrWent } from './pair-amounts.ts';

/** One side of a pair as a cell: a value, "unlimited", or why there is none. */
export function sideCell(context: Context, subject: SubjectKind, metric: string, pair: Pair | undefined, side: 'before' | 'after'): Cell {
  if (pair === undefined) return { valueType: 'missing', reason: context.words.state.unknown };
  const key = context.use(subject, metric, pair);
  const value = pair[side];
  if (value === null) return missingSide(context, pair, side);
  const provenance = provenanceOf(key, pair, side);
  if (value === 'unlimited' || isLimit(metric)) return { valueType: 'limit', value, ...provenance };
  return { valueType: pair.unit === 'bytes' ? 'bytes' : pair.unit === 'usec' ? 'duration' : 'count', value, ...provenance };
}

/** The change as a cell. */
export function deltaCell(context: Context, subject: SubjectKind, metric: string, pair: Pair | undefined): Cell {
  if (pair === undefined) return { valueType: 'missing', reason: context.words.state.unknown };
  const key = context.use(subject, metric, pair);
  if (pair.delta === null) {
    // The same limit on both sides, "unlimited" among them.
    if (pair.before !== null && pair.before === pair.after) return { valueType: 'delta-bytes', value: 0, noise: null, metric: key };
    const { state } = context.words;
    if (cameOrWent(pair))
      return { valueType: 'missing', short: state.none, reason: pair.before === null ? state.absentBefore : state.absentAfter };
    if (pair.before === 'unlimited' && pair.after !== null) return { valueType: 'missing', reason: state.limitSet };
    if (pair.after === 'unlimited' && pair.before !== null) return { valueType: 'missing', reason: state.limitLifted };
    return {
      valueType: 'missing',
      short: state.unknown,
      reason: pair.reason ?? (pair.state === 'not-comparable' ? state.notComparable : state.unknown),
    };
  }
  return {
    valueType: pair.unit === 'bytes' ? 'delta-bytes' : pair.unit === 'usec' ? 'delta-duration' : 'delta-count',
    value: pair.delta,
    noise: cameOrWent(pair) ? null : pair.noise,
    metric: key,
  };
}

/** How many there are, and how many there were where that changed. */
export function countCell({ before, after }: Readonly<Record<'before' | 'after', number>>, comparing: boolean): Cell {
  const text = !comparing || before === after ? groupDigits(after) : `${groupDigits(before)} → ${groupDigits(after)}`;
  return { valueType: 'text', value: text };
}

/** Value cells of a metric in the order of {@link sideHeads}: before, after, change; or the one value of a report. */
export function sideCells(context: Context, subject: SubjectKind, metric: string, pair: Pair | undefined): readonly Cell[] {
  const after = sideCell(context, subject, metric, pair, 'after');
  if (!context.comparing) return [after];
  return [sideCell(context, subject, metric, pair, 'before'), after, deltaCell(context, subject, metric, pair)];
}

/** Headings for {@link sideCells}. */
export function sideHeads(context: Context): readonly { readonly label: { readonly text: string }; readonly numeric: true }[] {
  const { table } = context.words;
  return (context.comparing ? [table.before, table.after, table.change] : [table.value]).map((text) => ({
    label: { text },
    numeric: true,
  }));
}

/** A limit: unlimited is a value of it, and 0 allows nothing. */
export function isLimit(metric: string): boolean {
  return metric === 'limit' || metric === 'effectiveLimit' || metric === 'swapLimit' || metric === 'high';
}

function missingSide(context: Context, pair: Pair, side: 'before' | 'after'): Cell {
  const { state } = context.words;
  if (side === 'before' && pair.state === 'absent-before') return { valueType: 'missing', short: state.none, reason: state.absentBefore };
  if (side === 'after' && pair.state === 'absent-after') return { valueType: 'missing', short: state.none, reason: state.absentAfter };
  return {
    valueType: 'missing',
    short: state.unknown,
    reason: pair.reason === undefined ? state.unknown : state.unknownBecause(pair.reason),
  };
}

function provenanceOf(metric: string, pair: Pair, side: 'before' | 'after'): Provenance {
  const at = pair.at?.[side];
  return {
    metric,
    source: pair.source,
    ...(pair.mark === undefined ? {} : { mark: pair.mark }),
    ...(at === undefined || at === null ? {} : { at }),
  };
}
