import { cutName } from './cell-text.ts';
import type { Words } from '../report/index.ts';

/** A wider column is not waited for: its line just starts later. */
const widestColumn = 76;

/** Lines of a preformatted block with their columns one below the other, for fonts whose letters are of one width. */
export function alignColumns(lines: readonly (readonly string[])[], words: Words, nameLength: number): readonly string[] {
  const cut = lines.map((cells) => cells.map((cell) => cutName(cell, words, nameLength)));
  const widths: number[] = [];
  for (const cells of cut)
    for (const [at, { length }] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, Math.min(length, widestColumn));
  return cut.map((cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
