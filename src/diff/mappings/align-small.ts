import { pairUp, type Draft } from './draft.ts';
import { equality, likeness, type Strictness } from './likeness.ts';

const fromBoth = 1;
const fromLeft = 2;

/** The in-order pairing of two short stretches with the highest sum of likeness (dynamic programming over all pairs of positions). */
export function alignSmall(draft: Draft, lefts: readonly number[], rights: readonly number[], strictness: Strictness): void {
  const measure = strictness === 'equal' ? equality : likeness;
  const [rows, columns] = [lefts.length, rights.length];
  const trace = new Uint8Array((rows + 1) * (columns + 1));
  let above = new Float64Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    const current = new Float64Array(columns + 1);
    for (let column = 1; column <= columns; column += 1) {
      const alike = measure(draft, lefts[row - 1] ?? 0, rights[column - 1] ?? 0);
      const both = alike > 0 ? (above[column - 1] ?? 0) + alike : -1;
      const [skipLeft, skipRight] = [above[column] ?? 0, current[column - 1] ?? 0];
      const best = Math.max(both, skipLeft, skipRight);
      current[column] = best;
      if (both === best) trace[row * (columns + 1) + column] = fromBoth;
      else if (skipLeft === best) trace[row * (columns + 1) + column] = fromLeft;
    }
    above = current;
  }
  let [row, column] = [rows, columns];
  while (row > 0 && column > 0) {
    const step = trace[row * (columns + 1) + column];
    if (step === fromBoth) {
      const [at, other] = [lefts[row - 1] ?? 0, rights[column - 1] ?? 0];
      pairUp(draft, [at], [other], false, draft.left.token[at] === draft.right.token[other] ? 0.8 : 0.5);
      row -= 1;
      column -= 1;
    } else if (step === fromLeft) row -= 1;
    else column -= 1;
  }
}
