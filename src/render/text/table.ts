import type { Cell, TableBlock, Words } from '../../report/index.ts';
import { cellText, directionOf, isNumber } from '../cell-text.ts';
import { clip, encodeTerminal, pad, widthOf, type Paint } from './paint.ts';

const gap = 2;
const narrowest = 8;

/** A table in columns that fit the width: numbers keep theirs, names give way and are cut in their middle. */
export function tableLines(table: TableBlock, width: number, words: Words, paint: Paint): readonly string[] {
  const heads = table.columns.map((column) => encodeTerminal(column.label.text));
  const body = table.rows.map((row) => row.cells.map((cell) => encodeTerminal(cellText(cell, words, 200))));
  const numeric = table.columns.map((column) => column.numeric);
  const widths = fit(
    heads.map((head, at) => Math.max(widthOf(head), ...body.map((cells) => widthOf(cells[at] ?? '')))),
    numeric,
    width,
  );
  const shown = widths.map((each, at) => ({ each, at })).filter(({ each }) => each > 0);
  const line = (cells: readonly string[], decorate: (text: string, at: number) => string): string =>
    shown
      .map(({ each, at }) => decorate(pad(clip(cells[at] ?? '', each), each, numeric[at] === true ? 'left' : 'right'), at))
      .join(' '.repeat(gap))
      .trimEnd();
  return [
    paint.quiet(line(heads, (text) => text)),
    ...table.rows.map((row, index) =>
      line(body[index] ?? [], (text, at) => decorateCell(row.cells[at], text, paint, row.tone === 'quiet')),
    ),
    ...(table.more === null ? [] : [paint.quiet(table.more)]),
  ];
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
  const total = (): number => widths.reduce((sum, each) => sum + (each === 0 ? 0 : each + gap), -gap);
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
