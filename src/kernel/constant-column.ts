/** 0, NaN, 4 kB and few others are all that columns of one number say. */
const mostConstants = 8;
/** Vm.max_map_count and its double. */
const longestShared = 1 << 17;

const columns = new Map<number, Float32Array<ArrayBuffer>>();

/** A column that says one number, exact in four bytes, in all rows: nothing of it is a process's own but its length. */
export function constantColumn(value: number, count: number): Float32Array<ArrayBuffer> {
  let column = columns.get(value);
  if (column === undefined || column.length < count) {
    const length = count > longestShared ? count : Math.min(longestShared, Math.max(64, 2 ** Math.ceil(Math.log2(count))));
    column = new Float32Array(length).fill(value);
    if (count <= longestShared && (columns.has(value) || columns.size < mostConstants)) columns.set(value, column);
  }
  return column.subarray(0, count);
}
