import { keepColumn } from './kept-column.ts';
import type { MappingColumn } from './mapping-table.ts';

/** Thousands of small files in a row: what is narrowed first lies here. */
const few = 1 << 10;
const amounts = new Float32Array(few);
const numbers = new Uint16Array(few);
const flags = new Int16Array(few);

/** The first `count` amounts, in four bytes each where these hold all of them exactly. */
export function narrowAmounts(column: Float64Array<ArrayBuffer>, count: number): MappingColumn {
  const narrow = count <= few ? amounts : new Float32Array(count);
  for (let row = 0; row < count; row += 1) {
    const value = column[row] ?? Number.NaN;
    narrow[row] = value;
    if (narrow[row] !== value && !Number.isNaN(value)) return keepColumn(column, count);
  }
  return narrow === amounts ? keepColumn(narrow, count) : narrow;
}

/** The first `count` numbers, all below `end`, in two bytes each where these suffice. */
export function narrowNumbers(column: Uint32Array<ArrayBuffer>, count: number, end: number): Uint16Array | Uint32Array {
  if (end > 0x10000) return keepColumn(column, count);
  if (count > few) return Uint16Array.from(column.subarray(0, count));
  numbers.set(column.subarray(0, count));
  return keepColumn(numbers, count);
}

/** The same for numbers of lists of flags, -1 among them. */
export function narrowFlags(column: Int32Array<ArrayBuffer>, count: number, end: number): Int16Array | Int32Array {
  if (end > 0x7fff) return keepColumn(column, count);
  if (count > few) return Int16Array.from(column.subarray(0, count));
  flags.set(column.subarray(0, count));
  return keepColumn(flags, count);
}
