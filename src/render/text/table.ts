import type { Cell, TableBlock, Words } from '../../report/index.ts';
import { cellText, directionOf, isNumber } from '../cell-text.ts';
import { clip, encodeTerminal, pad, widthOf, wrap, type Paint } from './paint.ts';

const gap = 2;
/** Narrower than this a name says nothing any more. */
const narrowest = 14;
/** Wider than this a text is no name. */
const sentence = 40;
const namesShown = 200;
const indent = '    ';

/**
 * A table in columns that fit the width: numbers keep theirs, names give way and are cut in their middle. Sentences that do not fit beside
 * them stand below their rows.
 */
export function tableLines(table: TableBlock, width: number, words: Words, paint: Paint): readonly string[] {
  const heads = table.columns.map((column) => encodeTerminal(column.label.text));
  const body = table.rows.map((row) => row.cells.map((cell) => encodeTerminal(cellText(cell, words, namesShown))));
  const numeric = table.columns.map((column) => column.numeric);
  const wanted = heads.map((head, at) => Math.max(widthOf(head), ...body.map((cells) => widthOf(cells[at] ?? ''))));
  const told = sumOf(wanted) > width ? sentencesOf(table, wanted) : [];
  const widths = fit(
    wanted.map((each, at) => (told.includes(at) ? 0 : each)),
    numeric,
    width,
  );
  const shown = widths.map((each, at) => ({ each, at })).filter(({ each }) => each > 0);
  const last = shown.at(-1)?.at;
  const line = (cells: readonly string[], decorate: (text: string, at: number) => string): string =>
    shown
      .map(({ each, at }) => {
        const text = clip(cells[at] ?? '', each);
        if (numeric[at] === true) return decorate(pad(text, each, 'left'), at);
        return decorate(at === last ? text : pad(text, each), at);
      })
      .join(' '.repeat(gap))
      .trimEnd();
  const rowLines = (row: TableBlock['rows'][number], index: number): readonly string[] => {
    const cells = body[index] ?? [];
    const first = line(cells, (text, at) => decorateCell(row.cells[at], text, paint, row.tone === 'quiet'));
    const sentences = told.map((at) => cells[at] ?? '').filter((text) => text !== '');
    const [only] = sentences;
    if (only === undefined) return [first];
    if (sentences.length === 1 && widthOf(first) + gap + widthOf(only) <= width) return [`${first}${' '.repeat(gap)}${paint.quiet(only)}`];
    return [first, ...sentences.flatMap((text) => wrap(text, width - indent.length, indent).map(paint.quiet))];
  };
  return [
    paint.quiet(line(heads, (text) => text)),
    ...table.rows.flatMap(rowLines),
    ...(table.more === null ? [] : wrap(table.more, width).map(paint.quiet)),
  ];
}

/** Columns that hold whole sentences; the first one names the row. */
function sentencesOf(table: TableBlock, wanted: readonly number[]): readonly number[] {
  return wanted.flatMap((each, at) =>
    at > 0 && each > sentence && table.rows.some((row) => row.cells[at]?.valueType === 'text') ? [at] : [],
  );
}

function decorateCell(cell: Cell | undefined, text: string, paint: Paint, quiet: boolean): string {
  if (cell === undefined) return text;
  if (cell.valueType === 'severity') return paint.severity(cell.value, text);
  if (cell.valueType === 'missing') return paint.quiet(text);
  const direction = directionOf(cell);
  if (direction === 'up') return paint.up(text);
  if (direction === 'down') return paint.down(text);
  return quiet && !isNumber(cell) ? paint.quiet(text) : text;
}

/** Column widths whose sum fits. Text columns shrink, the widest first; when even that is not enough, columns fall away from the right. */
function fit(wanted: readonly number[], numeric: readonly boolean[], width: number): readonly number[] {
  const widths = [...wanted];
  const total = (): number => sumOf(widths);
  while (total() > width) {
    const widest = widths.reduce(
      (best, each, at) => (numeric[at] !== true && each > (widths[best] ?? 0) ? at : best),
      numeric.indexOf(false),
    );
    if ((widths[widest] ?? 0) > narrowest) widths[widest] = Math.max(narrowest, (widths[widest] ?? 0) - (total() - width));
    else {
      const last = widths.findLastIndex((each) => each > 0);
      if (last <= 0) break;
      widths[last] = 0;
    }
  }
  return widths;
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + (each === 0 ? 0 : each + gap), -gap);
}
