type Column =
  | Float64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>;

/** Longer columns have a buffer of their own. */
const smallBytes = 1 << 12;
const roomBytes = 1 << 18;

/** Most processes have some twenty columns of some forty rows: a buffer for each would cost more than the values in it. */
let room = new ArrayBuffer(roomBytes);
let used = 0;

/** A copy of the first `count` values, to be kept. Small columns lie beside each other in one buffer. */
export function keepColumn<C extends Column>(column: C, count: number): C {
  const size = count * column.BYTES_PER_ELEMENT;
  if (size > smallBytes) return column.slice(0, count) as C;
  if (used + size > roomBytes) {
    room = new ArrayBuffer(roomBytes);
    used = 0;
  }
  const kept = viewLike(column, room, used, count);
  // Eight bytes are the widest value.
  used += (size + 7) & ~7;
  kept.set(column.subarray(0, count));
  return kept as C;
}

function viewLike(column: Column, buffer: ArrayBuffer, from: number, count: number): Column {
  if (column instanceof Float32Array) return new Float32Array(buffer, from, count);
  if (column instanceof Float64Array) return new Float64Array(buffer, from, count);
  if (column instanceof Uint8Array) return new Uint8Array(buffer, from, count);
  if (column instanceof Uint16Array) return new Uint16Array(buffer, from, count);
  if (column instanceof Uint32Array) return new Uint32Array(buffer, from, count);
  return column instanceof Int16Array ? new Int16Array(buffer, from, count) : new Int32Array(buffer, from, count);
}
