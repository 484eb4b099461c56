import { isFree, type Draft } from './draft.ts';
import { isFilledHole } from './filled-holes.ts';
import { isPlain } from './likeness.ts';
import { isMergedBss } from './pair-named.ts';
import { Anchors, roomAround } from './room.ts';
import { isPlaced, type Side } from './side.ts';

/** Plain memory in the kernel's own area, of one group, that is not the same on both sides: a hole and what fills it. */
export interface Uneven {
  /** The pairs that it belongs to: none if it is on one side only, two if the pairs cross each other. */
  readonly pairs: readonly number[];
  /** A mapping that is on one side only, or -1. */
  readonly left: number;
  readonly right: number;
  /** Right minus left, in bytes. */
  readonly by: number;
  readonly group: number;
  /** Place in the address order of both sides. */
  readonly place: number;
  /** Where the smaller side lies there is no room for the difference. */
  readonly isFull: boolean;
  /** What it can still take in where it lies, on the fuller side. */
  readonly room: number;
}

export function findUneven(draft: Draft): readonly Uneven[] {
  const uneven = [...draft.pairs.keys()].filter((number) => isUneven(draft, number));
  const anchors = new Anchors(draft);
  return [
    ...unevenPairs(draft, uneven, anchors),
    ...filledHoles(draft, anchors),
    ...lone(draft, draft.left, draft.ofLeft, 'left', anchors),
    ...lone(draft, draft.right, draft.ofRight, 'right', anchors),
  ];
}

function isUneven(draft: Draft, number: number): boolean {
  const pair = draft.pairs[number];
  const [one, other] = [pair?.left[0], pair?.right[0]];
  if (pair === undefined || one === undefined || other === undefined) return false;
  if (!isPlaced(draft.left, one) || !isPlaced(draft.right, other)) return false;
  const { left, right } = draft;
  const kinds = [...pair.left.map((at) => left.classes[at]?.kind), ...pair.right.map((at) => right.classes[at]?.kind)];
  if (!kinds.every(isPlain)) return false;
  // A replaced library has another bss.
  const isBss = left.backings[one]?.named === true && left.backings[one].loose === right.backings[other]?.loose;
  return total(left, pair.left) !== total(right, pair.right) && (!isBss || isMergedBss(draft, one, other));
}

/**
 * Pairs of one group in the order of their addresses. Where pairs cross each other, which mapping was paired with which is as good as
 * chance; in order the lowest one of a side meets the lowest of the other.
 */
function unevenPairs(draft: Draft, numbers: readonly number[], anchors: Anchors): readonly Uneven[] {
  const found: Uneven[] = [];
  const { left, right } = draft;
  const groups = new Map<number, number[]>();
  for (const number of numbers) {
    const group = left.group[draft.pairs[number]?.left[0] ?? -1] ?? -1;
    groups.set(group, [...(groups.get(group) ?? []), number]);
  }
  for (const [group, own] of groups) {
    const first = (which: 'left' | 'right', number: number): number => draft.pairs[number]?.[which][0] ?? -1;
    const byLeft = [...own].sort((a, b) => first('left', a) - first('left', b));
    const byRight = [...own].sort((a, b) => first('right', a) - first('right', b));
    for (const [order, one] of byLeft.entries()) {
      const other = byRight[order] ?? one;
      const [lefts, rights] = [draft.pairs[one]?.left ?? [], draft.pairs[other]?.right ?? []];
      const by = total(right, rights) - total(left, lefts);
      const rooms = [roomAround(left, lefts), roomAround(right, rights)] as const;
      const place = placeOf(draft, anchors, 'left', first('left', one));
      const pairs = one === other ? [one] : [one, other];
      found.push({ pairs, left: -1, right: -1, by, group, place, isFull: rooms[by > 0 ? 0 : 1] < Math.abs(by), room: Math.min(...rooms) });
    }
  }
  return found;
}

/** Pairs of equal size that what overflows runs through: they are no less and no more on either side. */
function filledHoles(draft: Draft, anchors: Anchors): readonly Uneven[] {
  return draft.pairs.flatMap((pair, number) => {
    if (!isFilledHole(draft, pair)) return [];
    const at = pair.left[0] ?? -1;
    const rooms = [roomAround(draft.left, pair.left), roomAround(draft.right, pair.right)];
    const [group, place] = [draft.left.group[at] ?? -1, placeOf(draft, anchors, 'left', at)];
    return [{ pairs: [number], left: -1, right: -1, by: 0, group, place, isFull: false, room: Math.min(...rooms) }];
  });
}

function lone(draft: Draft, side: Side, of: Int32Array, which: 'left' | 'right', anchors: Anchors): readonly Uneven[] {
  const found: Uneven[] = [];
  for (let at = side.area.from; at < side.area.to; at += 1) {
    if (!isFree(of, at) || !isPlain(side.classes[at]?.kind)) continue;
    const size = side.size[at] ?? 0;
    const isFull = anchors.roomBetween(which === 'left' ? 'right' : 'left', anchors.below(which, at), side.group[at] ?? -1) < size;
    const by = which === 'left' ? -size : size;
    const own = which === 'left' ? { left: at, right: -1 } : { left: -1, right: at };
    const place = placeOf(draft, anchors, which, at);
    found.push({ pairs: [], ...own, by, group: side.group[at] ?? -1, place, isFull, room: roomAround(side, [at]) });
  }
  return found;
}

/** Anchors first; between two of them the order on the own side. */
const placeOf = (draft: Draft, anchors: Anchors, which: 'left' | 'right', at: number): number =>
  anchors.below(which, at) + at / (draft.left.count + draft.right.count + 1);

const total = (side: Side, indexes: readonly number[]): number => indexes.reduce((sum, at) => sum + (side.size[at] ?? 0), 0);
