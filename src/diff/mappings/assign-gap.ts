import { assign } from '../assign.ts';
import { isFree, pairUp, type Draft } from './draft.ts';
import { canBeOne, likeness } from './likeness.ts';

/** Order speaks for a pair, but runtimes reuse holes: one that lies elsewhere in its gap and fits in size is the better one. */
const orderWeight = 1;

/** Up to so many free mappings on a side, every pair of them can be weighed against every other. */
export const mostAssigned = 250;

/** Pairs the mappings of a short stretch, whatever their order, so that they are as alike as can be in sum. */
export function assignGap(draft: Draft, lefts: readonly number[], rights: readonly number[]): void {
  const turned = lefts.length > rights.length;
  const [rows, columns] = turned ? [rights, lefts] : [lefts, rights];
  const alike = rows.map((row, at) =>
    columns.map((column, other) => {
      const value = turned ? likeness(draft, column, row) : likeness(draft, row, column);
      const apart = Math.abs((at + 0.5) / rows.length - (other + 0.5) / columns.length);
      return value === 0 ? 0 : Math.max(0.05, value - orderWeight * apart);
    }),
  );
  const chosen = assign(rows.length, columns.length, (row, column) => -(alike[row]?.[column] ?? 0));
  for (const [row, mapping] of rows.entries()) {
    const column = chosen[row] ?? -1;
    const other = columns[column];
    if (other === undefined || (alike[row]?.[column] ?? 0) === 0) continue;
    const [left, right] = turned ? [other, mapping] : [mapping, other];
    pairUp(draft, [left], [right], false, 0.5);
  }
  pairLone(draft, lefts, rights);
}

/** What is left of a group once on either side has nothing else that it could be. */
function pairLone(draft: Draft, lefts: readonly number[], rights: readonly number[]): void {
  const free = (indexes: readonly number[], of: Int32Array): readonly number[] => indexes.filter((at) => isFree(of, at));
  const [olds, news] = [free(lefts, draft.ofLeft), free(rights, draft.ofRight)];
  for (const left of olds) {
    const group = draft.left.group[left];
    const rivals = olds.filter((at) => draft.left.group[at] === group).length;
    const [right, ...others] = news.filter((at) => draft.right.group[at] === group);
    if (rivals === 1 && right !== undefined && others.length === 0 && canBeOne(draft, left, right))
      pairUp(draft, [left], [right], false, 0.5);
  }
}
