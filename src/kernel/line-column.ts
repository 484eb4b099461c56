/** Vm.max_map_count and its double. */
const longestShared = 1 << 17;

let longest = new Uint32Array(0);

/** Whether a column begins as another does, as far as both go. */
function isPrefix(one: Uint32Array, other: Uint32Array, count: number): boolean {
  for (let row = 0; row < count; row += 1) {
    if (one[row] !== other[row]) return false;
  }
  return true;
}

/**
 * The lines on which mappings begin, to be kept. One kernel prints as many lines for each mapping of each process: nearly every column is
 * the front of one that all share.
 */
export function keepLines(lines: Uint32Array<ArrayBuffer>, count: number): Uint32Array<ArrayBuffer> {
  if (!isPrefix(lines, longest, Math.min(count, longest.length))) return lines.slice(0, count);
  if (count > longestShared) return lines.slice(0, count);
  if (count > longest.length) longest = lines.slice(0, count);
  return longest.subarray(0, count);
}
