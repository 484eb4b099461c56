/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const at = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[at] ?? 0) : ((sorted[at - 1] ?? 0) + (sorted[at] ?? 0)) / 2;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Where the shift between two samples lies: the interval of Hodges and Lehmann over all pairwise differences, at 95 % by the normal
 * approximation of the rank sum test. Up to four values a side no difference may be dropped, so it is the whole range of them.
 */
export function shiftRange(before: readonly number[], after: readonly number[]): Range {
  const differences = after.flatMap((right) => before.map((left) => right - left)).sort((left, right) => left - right);
  const [m, n] = [before.length, after.length];
  const dropped = Math.max(0, Math.floor((m * n - 1) / 2 - 1.96 * Math.sqrt((m * n * (m + n + 1)) / 12)));
  return { low: differences[dropped] ?? 0, high: differences.at(-1 - dropped) ?? 0 };
}

/** The range that holds all of them. */
export function joinRanges(ranges: readonly Range[]): Range {
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) };
}
