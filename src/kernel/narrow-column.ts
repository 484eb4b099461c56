import type { MappingColumn } from './mapping-table.ts';

/** The first `count` amounts, in four bytes each where these hold all of them exactly. */
export function narrowAmounts(column: Float64Array, count: number): MappingColumn {
  const narrow = new Float32Array(count);
  for (let row = 0; row < count; row += 1) {
    const value = column[row] ?? Number.NaN;
    narrow[row] = value;
    if (narrow[row] !== value && !Number.isNaN(value)) return column.slice(0, count);
  }
  return narrow;
}

/** The first `count` numbers, all below `end`, in two bytes each where these suffice. */
export function narrowNumbers(column: Uint32Array, count: number, end: number): Uint16Array | Uint32Array {
  const used = column.subarray(0, count);
  return end <= 0x10000 ? Uint16Array.from(used) : used.slice();
}
