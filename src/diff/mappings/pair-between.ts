import { alignGap, startBudget } from './align-gap.ts';
import { isFree, type Draft } from './draft.ts';
import { longestRising } from './longest-run.ts';

/** Pairs nameless mappings by their place: the named ones that keep their order are anchors, what lies between two of them is aligned. */
export function pairBetweenAnchors(draft: Draft): void {
  const anchors = draft.pairs
    .flatMap((pair) => (pair.left[0] === undefined || pair.right[0] === undefined ? [] : [{ left: pair.left[0], right: pair.right[0] }]))
    .sort((a, b) => a.left - b.left);
  const kept = longestRising(anchors.map((anchor) => anchor.right));
  const budget = startBudget();
  let [left, right] = [0, 0];
  for (const index of kept) {
    const anchor = anchors[index];
    if (anchor === undefined) continue;
    alignGap(draft, freeOnes(draft.ofLeft, left, anchor.left), freeOnes(draft.ofRight, right, anchor.right), budget);
    [left, right] = [anchor.left + 1, anchor.right + 1];
  }
  alignGap(draft, freeOnes(draft.ofLeft, left, draft.left.count), freeOnes(draft.ofRight, right, draft.right.count), budget);
}

/** Free mappings from `from` up to, not including, `to`. */
export function freeOnes(of: Int32Array, from: number, to: number): readonly number[] {
  const free: number[] = [];
  for (let at = from; at < to; at += 1) if (isFree(of, at)) free.push(at);
  return free;
}
