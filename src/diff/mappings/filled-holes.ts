import type { Draft, DraftPair } from './draft.ts';
import { isPlain } from './likeness.ts';
import { roomAround } from './room.ts';
import { isPlaced, type Side } from './side.ts';

/** The rest that is left in a hole: it is smaller than what huge pages are aligned to. */
const mostRest = 2 * 1024 * 1024;
/** Shares of resident memory that differ by more are not those of the same regions. */
const leastDifference = 1 / 16;

/**
 * Whether a pair of equal size is a hole of equal size, filled to the brim on both sides with other regions: something is left of the
 * hole on both, too little for the next region, and what is resident differs. What overflows from above runs through it.
 */
export function isFilledHole({ left, right }: Draft, pair: DraftPair): boolean {
  const [one, other] = [pair.left[0], pair.right[0]];
  if (one === undefined || other === undefined || pair.left.length > 1 || pair.right.length > 1) return false;
  if (left.size[one] !== right.size[other] || !isRest(left, one) || !isRest(right, other)) return false;
  const [was, is] = [residentOf(left, one), residentOf(right, other)];
  return Math.max(was, is) > (1 + leastDifference) * Math.min(was, is);
}

function isRest(side: Side, at: number): boolean {
  const rest = roomAround(side, [at]);
  return isPlaced(side, at) && isPlain(side.classes[at]?.kind) && rest > 0 && rest < mostRest;
}

const residentOf = ({ table }: Side, at: number): number => table.columns.get('Rss')?.[at] ?? 0;
