import type { Draft } from './draft.ts';
import { isPlain } from './likeness.ts';
import { longestRising } from './longest-run.ts';
import { isPlaced, type Side } from './side.ts';

/** Unmapped bytes directly below and above some mappings. */
export function roomAround({ table, count }: Side, indexes: readonly number[]): number {
  return indexes.reduce((sum, at) => {
    const below = (table.start[at] ?? 0) - (at === 0 ? 0 : (table.end[at - 1] ?? 0));
    const above = at + 1 < count ? (table.start[at + 1] ?? 0) - (table.end[at] ?? 0) : Infinity;
    return sum + below + above;
  }, 0);
}

/** Pairs that keep their order in both areas: by them a place in one address space is a place in the other. */
export class Anchors {
  private readonly lefts: readonly number[];
  private readonly rights: readonly number[];
  private readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
    const { left, right } = draft;
    const pairs = draft.pairs
      .map((pair) => ({ left: pair.left[0] ?? -1, right: pair.right[0] ?? -1 }))
      .filter((pair) => isPlaced(left, pair.left) && isPlaced(right, pair.right))
      .sort((a, b) => a.left - b.left);
    const kept = longestRising(pairs.map((pair) => pair.right)).flatMap((index) => pairs[index] ?? []);
    this.lefts = kept.map((pair) => pair.left);
    this.rights = kept.map((pair) => pair.right);
  }

  /** How many anchors lie below a mapping. */
  below(which: 'left' | 'right', at: number): number {
    const positions = which === 'left' ? this.lefts : this.rights;
    let [low, high] = [0, positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((positions[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Unmapped bytes on a side between two neighbouring anchors, given how many lie below; below the lowest there is no end of them. None
   * where other memory of the group lies there out of order: what came to the same place would have become part of it.
   */
  roomBetween(which: 'left' | 'right', below: number, group: number): number {
    const [side, positions] = which === 'left' ? [this.draft.left, this.lefts] : [this.draft.right, this.rights];
    const [low, high] = [positions[below - 1], positions[below]];
    if (low === undefined || high === undefined) return Infinity;
    let room = 0;
    for (let at = low + 1; at <= high; at += 1) {
      if (at < high && side.group[at] === group && isPlain(side.classes[at]?.kind)) return 0;
      room += (side.table.start[at] ?? 0) - (side.table.end[at - 1] ?? 0);
    }
    return room;
  }
}
