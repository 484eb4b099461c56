import type { Metrics, Pair } from '../contract/index.ts';
import type { Column, Row, TableBlock } from './table-block.ts';
import type { Cell, Mark } from './cell.ts';
import type { Context, SubjectKind } from './context.ts';
import { isLimit, sideCells, sideHeads } from './figures.ts';
import { keepTelling } from './kept-metrics.ts';
import { slugOf } from './slug.ts';
import { saySource } from './words/index.ts';

export interface TableFacts {
  readonly anchor: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[] | LazyRows;
  readonly most?: number;
  readonly interactive?: boolean;
  readonly folded?: boolean;
}

/** Rows that are made only when they are shown: a list of a thousand processes costs what its first rows cost. */
export interface LazyRows {
  readonly length: number;
  readonly take: (most: number) => readonly Row[];
}

export function rowsOf<T>(items: readonly T[], row: (item: T) => Row): LazyRows {
  return { length: items.length, take: (most) => items.slice(0, most).map(row) };
}

/** A table, cut to what the medium carries, with a sentence on what was left out. */
export function makeTable(
  context: Context,
  { anchor, caption, columns, rows, most, interactive = false, folded = false }: TableFacts,
): TableBlock {
  const room = most ?? context.limits.rows;
  const shown = 'take' in rows ? rows.take(room) : rows.slice(0, room);
  const all = rows.length;
  return {
    type: 'table',
    anchor: context.anchor(anchor),
    caption,
    columns,
    rows: shown,
    more: shown.length < all ? context.words.table.more(all - shown.length, all) : null,
    interactive: interactive && shown.length > 5,
    folded,
  };
}

export const head = (text: string): Column => ({ label: { text }, numeric: false });
export const numericHead = (text: string): Column => ({ label: { text }, numeric: true });
export const textCell = (value: string): Cell => ({ valueType: 'text', value });
export const nameCell = (value: string, anchor?: string): Cell => ({
  valueType: 'name',
  value,
  ...(anchor === undefined ? {} : { anchor }),
});

/**
 * All metrics of one thing, a row each, in the order given; metrics that this version does not know come last under their own names.
 * What is zero on every side, or what the kernel or the capture does not have, has no row but its name below the table.
 */
export function metricsTable(
  context: Context,
  facts: {
    readonly subject: SubjectKind;
    readonly id: string;
    readonly metrics: Metrics;
    readonly order: readonly string[];
    readonly caption: string;
    readonly rows?: number;
    /** The folder that most of it was read from, said once beside the table. */
    readonly folder?: string | null;
  },
): TableBlock {
  const { subject, id, metrics, order, caption } = facts;
  const known = order.filter((metric) => Object.hasOwn(metrics, metric));
  const others = Object.keys(metrics).filter((metric) => !order.includes(metric));
  const slug = `${subject}-${slugOf(id)}`;
  const all = [...known, ...others];
  const zeros = all.filter((metric) => !isLimit(metric) && isZero(metrics[metric]));
  const noField = all.filter((metric) => isMissing(metrics[metric], 'no-such-field'));
  const notCaptured = all.filter((metric) => isMissing(metrics[metric], 'not-captured'));
  const silent = new Set([...zeros, ...noField, ...notCaptured]);
  const telling = silent.size < all.length ? all.filter((metric) => !silent.has(metric)) : all;
  const rows = rowsOf(keepTelling(telling, metrics, facts.rows ?? context.limits.rows, context.analysis), (metric) => {
    const pair = metrics[metric];
    const key = context.use(subject, metric, pair);
    return {
      anchor: context.anchor(`${slug}-${slugOf(metric)}`),
      metric: key,
      cells: [
        textCell(context.nameOf(subject, metric)),
        ...sideCells(context, subject, metric, pair),
        sourceCell(context, pair?.source ?? '', placeIn(facts.folder ?? null, pair?.at?.after ?? pair?.at?.before ?? null), pair?.mark),
      ],
    };
  });
  const table = makeTable(context, {
    anchor: `${slug}-numbers`,
    caption,
    columns: [head(context.words.table.metric), ...sideHeads(context), head(context.words.table.source)],
    rows,
    ...(facts.rows === undefined ? {} : { most: facts.rows }),
  });
  const named = (say: (names: readonly string[]) => string, silent: readonly string[]): readonly string[] =>
    silent.length === 0 ? [] : [say(silent.map((metric) => context.nameOf(subject, metric)))];
  const sayings = [
    ...named(context.words.table.zeros, zeros),
    ...named(context.words.table.noField, noField),
    ...named(context.words.table.notCaptured, notCaptured),
    ...(telling.some((metric) => startedAnew(metrics[metric])) ? [context.words.table.countedAnew] : []),
  ];
  if (sayings.length === 0) return table;
  return { ...table, more: [...sayings, ...(table.more === null ? [] : [table.more])].join(context.language === 'zh-CN' ? '' : ' ') };
}

function placeIn(folder: string | null, at: string | null): string | null {
  return folder !== null && at?.startsWith(`${folder}/`) === true ? `…${at.slice(folder.length)}` : at;
}

/** A counter of something that was started anew: its change is not the difference of its sides. */
function startedAnew(pair: Pair | undefined): boolean {
  return pair?.counter === 'restarted' && pair.before !== null && pair.before !== 0 && pair.delta !== 0;
}

/** Known to be nothing, on both sides. Unknown is not zero, and neither is unlimited. */
function isZero(pair: Pair | undefined): boolean {
  if (pair === undefined || (pair.delta !== 0 && pair.delta !== null)) return false;
  const values = [pair.before, pair.after].filter((value) => value !== null);
  return values.length > 0 && values.every((value) => value === 0) && !pair.state.startsWith('unknown') && pair.state !== 'not-comparable';
}

/** Known on no side, for one and the same reason. */
function isMissing(pair: Pair | undefined, reason: string): boolean {
  return pair?.before === null && pair.after === null && pair.state.startsWith('unknown') && pair.reason === reason;
}

/** Where a figure came from: the source, the place in the capture, and read, derived or estimated. */
export function sourceCell(context: Context, source: string, at: string | null, mark: Mark | undefined): Cell {
  const [place, ...further] = (at ?? '').split(' ').filter((each) => each !== '');
  const where = place === undefined ? null : further.length === 0 ? place : `${place} +${String(further.length)}`;
  return {
    valueType: 'source',
    source: saySource(source, context.language),
    at: where,
    mark: mark ?? null,
    markLabel: mark === undefined ? null : context.words.mark[mark],
  };
}
