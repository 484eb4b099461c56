/**
 * The cheapest one-to-one assignment of rows to columns (Hungarian method, shortest augmenting paths with potentials), in rows² x columns
 * steps. There must be at least as many columns as rows; every row gets one. Returns for each row its column.
 */
export function assign(rows: number, columns: number, cost: (row: number, column: number) => number): Int32Array {
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  /** Row (from 1) that has a column (from 1); column 0 stands for the row being placed. */
  const owner = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    owner[0] = row;
    let column = 0;
    const nearest = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const from = owner[column] ?? 0;
      let step = Infinity;
      let next = 0;
      for (let to = 1; to <= columns; to += 1) {
        if (used[to] === 1) continue;
        const reduced = cost(from - 1, to - 1) - (rowPotential[from] ?? 0) - (columnPotential[to] ?? 0);
        if (reduced < (nearest[to] ?? Infinity)) {
          nearest[to] = reduced;
          cameFrom[to] = column;
        }
        if ((nearest[to] ?? Infinity) < step) {
          step = nearest[to] ?? Infinity;
          next = to;
        }
      }
      for (let to = 0; to <= columns; to += 1) {
        if (used[to] === 1) {
          const holder = owner[to] ?? 0;
          rowPotential[holder] = (rowPotential[holder] ?? 0) + step;
          columnPotential[to] = (columnPotential[to] ?? 0) - step;
        } else nearest[to] = (nearest[to] ?? 0) - step;
      }
      column = next;
    } while ((owner[column] ?? 0) !== 0);
    while (column !== 0) {
      const previous = cameFrom[column] ?? 0;
      owner[column] = owner[previous] ?? 0;
      column = previous;
    }
  }
  const result = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column += 1) {
    const row = owner[column] ?? 0;
    if (row > 0) result[row - 1] = column - 1;
  }
  return result;
}
