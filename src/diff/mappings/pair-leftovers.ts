import { pairUp, type Draft } from './draft.ts';
import { kindsFit, mostGrowthOf, ratioOf } from './likeness.ts';
import { freeOnes } from './pair-between.ts';
import type { Side } from './side.ts';

/** Out of order, a mapping that is more than four times as large as another is not taken for it. */
const mostGrowthAnywhere = 4;

/** Smaller mappings of one size are many, and where they lie says more about them than that they are equal. */
const leastTelling = 64 * 1024;

/** Pairs equal mappings wherever they lie: runtimes that choose addresses at random (V8) move whole regions. Small ones only if `small`. */
export function pairEqualAnywhere(draft: Draft, small: boolean): void {
  const free = (side: Side, of: Int32Array): readonly number[] =>
    freeOnes(of, 0, side.count).filter((at) => small || (side.size[at] ?? 0) >= leastTelling);
  const byToken = groupBy(free(draft.left, draft.ofLeft), (at) => draft.left.token[at]);
  const others = groupBy(free(draft.right, draft.ofRight), (at) => draft.right.token[at]);
  for (const [token, olds] of byToken) {
    const news = others.get(token);
    if (news === undefined) continue;
    const confidence = olds.length === 1 && news.length === 1 ? 0.8 : 0.5;
    for (const [order, at] of olds.entries()) {
      const other = news[order];
      if (other !== undefined) pairUp(draft, [at], [other], false, confidence);
    }
  }
}

/** Pairs what neither order nor equality could, by size within one backing and one set of permissions. */
export function pairLeftovers(draft: Draft): void {
  pairBySize(draft, (side, at) => side.classes[at]?.kind ?? '');
  // Plain memory of one run may have been taken for an arena or a stack in the other.
  pairBySize(draft, () => '');
}

/** Pairs by size within one group and one more property, largest first. */
function pairBySize(draft: Draft, property: (side: Side, at: number) => string): void {
  const keyed = (side: Side, of: Int32Array): Map<string, number[]> =>
    groupBy(freeOnes(of, 0, side.count), (at) => `${String(side.group[at])} ${property(side, at)}`);
  const [left, right] = [keyed(draft.left, draft.ofLeft), keyed(draft.right, draft.ofRight)];
  for (const [key, olds] of left) {
    const news = right.get(key);
    if (news === undefined) continue;
    const [older, newer] = [sortBySize(olds, draft.left.size), sortBySize(news, draft.right.size)];
    let [at, other] = [0, 0];
    while (at < older.length && other < newer.length) {
      const [one, two] = [older[at] ?? 0, newer[other] ?? 0];
      const [size, otherSize] = [draft.left.size[one] ?? 0, draft.right.size[two] ?? 0];
      const fits = kindsFit(draft.left.classes[one]?.kind, draft.right.classes[two]?.kind);
      const most = Math.max(mostGrowthAnywhere, mostGrowthOf(draft.left.classes[one]?.kind, 0));
      if (fits && ratioOf(size, otherSize) <= most) {
        pairUp(draft, [one], [two], false, 0.5);
        at += 1;
        other += 1;
      } else if (size > otherSize) at += 1;
      else other += 1;
    }
  }
}

const sortBySize = (indexes: readonly number[], size: Float64Array): readonly number[] =>
  [...indexes].sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || a - b);

function groupBy<K>(indexes: readonly number[], keyOf: (at: number) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const at of indexes) {
    const key = keyOf(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  return groups;
}
