import { longestRising } from './longest-run.ts';

interface Range {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Lengths of stretches, longest first: a long stretch that occurs once is no coincidence, a single mapping can be one. */
const lengths = [8, 3, 1] as const;

/** Stretches of equal tokens that occur once on either side, in an order that both sides have; the first position of each. */
export function findAnchors(tokens: Int32Array, others: Int32Array, range: Range): readonly (readonly [number, number])[] {
  for (const length of lengths) {
    const left = onceOnly(tokens, range.from, range.to, length);
    const right = onceOnly(others, range.otherFrom, range.otherTo, length);
    const shared: (readonly [number, number])[] = [];
    for (const [hash, at] of left) {
      const other = at < 0 ? undefined : right.get(hash);
      if (other !== undefined && other >= 0 && equal(tokens, at, others, other, length)) shared.push([at, other]);
    }
    if (shared.length === 0) continue;
    shared.sort((a, b) => a[0] - b[0]);
    return longestRising(shared.map(([, other]) => other)).flatMap((index) => (shared[index] === undefined ? [] : [shared[index]]));
  }
  return [];
}

/** Hash of each stretch -> its only position, or -1 where it occurs again. */
function onceOnly(tokens: Int32Array, from: number, to: number, length: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = from; at + length <= to; at += 1) {
    let hash = 0x811c9dc5;
    for (let step = 0; step < length; step += 1) hash = Math.imul(hash ^ (tokens[at + step] ?? 0), 0x01000193) ^ (hash >>> 13);
    found.set(hash, found.has(hash) ? -1 : at);
  }
  return found;
}

function equal(tokens: Int32Array, at: number, others: Int32Array, other: number, length: number): boolean {
  for (let step = 0; step < length; step += 1) if (tokens[at + step] !== others[other + step]) return false;
  return true;
}
