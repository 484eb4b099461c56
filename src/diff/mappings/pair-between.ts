import { alignGap, startBudget, type Budget } from './align-gap.ts';
import { assignGap, mostAssigned } from './assign-gap.ts';
import { isFree, type Draft, type DraftPair } from './draft.ts';
import { longestRising } from './longest-run.ts';

/**
 * Pairs nameless mappings that are equal by their place: named ones that keep their order are anchors, what lies between two of them is
 * aligned in order.
 */
export function pairEqualInOrder(draft: Draft): void {
  const budget = startBudget();
  for (const { lefts, rights } of gapsBetween(draft, (pair) => isNamed(draft, pair), wholeOf(draft))) {
    alignGap(draft, lefts, rights, 'equal', budget);
  }
}

/** Pairs what is left between two anchors by likeness: in short stretches whatever the order, in long ones between the equal ones. */
export function pairAlike(draft: Draft): void {
  const budget = startBudget();
  for (const gap of gapsBetween(draft, (pair) => isNamed(draft, pair), wholeOf(draft))) {
    if (isShort(gap)) assignGap(draft, gap.lefts, gap.rights);
    else for (const part of gapsBetween(draft, () => true, gap)) pairPart(draft, part, budget);
  }
}

function pairPart(draft: Draft, part: Gap, budget: Budget): void {
  if (isShort(part)) assignGap(draft, part.lefts, part.rights);
  else alignGap(draft, part.lefts, part.rights, 'alike', budget);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** The free mappings of a stretch. */
interface Gap extends Stretch {
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
}

const isShort = ({ lefts, rights }: Gap): boolean => Math.max(lefts.length, rights.length) <= mostAssigned;

const wholeOf = (draft: Draft): Stretch => ({ from: 0, to: draft.left.count, otherFrom: 0, otherTo: draft.right.count });

const isNamed = (draft: Draft, pair: DraftPair): boolean => draft.left.backings[pair.left[0] ?? -1]?.named === true;

/** The gaps of a stretch between its anchors; anchors that do not keep their order are no anchors. */
function gapsBetween(draft: Draft, isAnchor: (pair: DraftPair) => boolean, stretch: Stretch): readonly Gap[] {
  const anchors = draft.pairs
    .filter(isAnchor)
    .map((pair) => ({ left: pair.left[0] ?? -1, right: pair.right[0] ?? -1 }))
    .filter(({ left, right }) => left >= stretch.from && left < stretch.to && right >= stretch.otherFrom && right < stretch.otherTo)
    .sort((a, b) => a.left - b.left);
  const gaps: Gap[] = [];
  let { from, otherFrom } = stretch;
  const close = (to: number, otherTo: number): void => {
    const [lefts, rights] = [freeOnes(draft.ofLeft, from, to), freeOnes(draft.ofRight, otherFrom, otherTo)];
    if (lefts.length > 0 && rights.length > 0) gaps.push({ from, to, otherFrom, otherTo, lefts, rights });
  };
  for (const index of longestRising(anchors.map((anchor) => anchor.right))) {
    const anchor = anchors[index];
    if (anchor === undefined) continue;
    close(anchor.left, anchor.right);
    [from, otherFrom] = [anchor.left + 1, anchor.right + 1];
  }
  close(stretch.to, stretch.otherTo);
  return gaps;
}

/** Free mappings from `from` up to, not including, `to`. */
export function freeOnes(of: Int32Array, from: number, to: number): readonly number[] {
  const free: number[] = [];
  for (let at = from; at < to; at += 1) if (isFree(of, at)) free.push(at);
  return free;
}
