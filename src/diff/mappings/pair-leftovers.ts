import { pairUp, type Draft } from './draft.ts';
import { ratioOf } from './likeness.ts';
import { freeOnes } from './pair-between.ts';

/** Out of order, a mapping that is more than four times as large as another is not taken for it. */
const mostGrowthAnywhere = 4;

/**
 * Pairs what order could not: runtimes that choose addresses at random (V8) move whole regions. Equal ones first, then by size within
 * one backing and one set of permissions. Sure is only what exists once on both sides.
 */
export function pairLeftovers(draft: Draft): void {
  const [lefts, rights] = [freeOnes(draft.ofLeft, 0, draft.left.count), freeOnes(draft.ofRight, 0, draft.right.count)];
  const [byToken, others] = [groupBy(lefts, draft.left.token), groupBy(rights, draft.right.token)];
  for (const [token, olds] of byToken) {
    const news = others.get(token);
    if (news === undefined) continue;
    const confidence = olds.length === 1 && news.length === 1 ? 0.8 : 0.5;
    for (const [order, at] of olds.entries()) {
      const other = news[order];
      if (other !== undefined) pairUp(draft, [at], [other], false, confidence);
    }
  }
  pairBySize(draft);
}

function pairBySize(draft: Draft): void {
  const [left, right] = [
    groupBy(freeOnes(draft.ofLeft, 0, draft.left.count), draft.left.group),
    groupBy(freeOnes(draft.ofRight, 0, draft.right.count), draft.right.group),
  ];
  for (const [group, olds] of left) {
    const news = right.get(group);
    if (news === undefined) continue;
    const [older, newer] = [sortBySize(olds, draft.left.size), sortBySize(news, draft.right.size)];
    let [at, other] = [0, 0];
    while (at < older.length && other < newer.length) {
      const [one, two] = [older[at] ?? 0, newer[other] ?? 0];
      const [size, otherSize] = [draft.left.size[one] ?? 0, draft.right.size[two] ?? 0];
      if (ratioOf(size, otherSize) <= mostGrowthAnywhere) {
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

function groupBy(indexes: readonly number[], key: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const at of indexes) {
    const number = key[at] ?? 0;
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [at]);
    else group.push(at);
  }
  return groups;
}
