import { nameAt } from '../../model/index.ts';
import { absorb, isFree, pairUp, type Draft } from './draft.ts';
import type { Side } from './side.ts';

interface Overlap {
  readonly left: number;
  readonly right: number;
  readonly bytes: number;
}

/**
 * Pairs mappings of one address space by their addresses: what overlaps and maps the same is the same mapping, grown, shrunk, split or
 * merged. First with equal permissions, so that the committed head of an arena meets the head and not the reserved tail it grew into.
 */
export function pairByAddress(draft: Draft): void {
  const overlaps = findOverlaps(draft.left, draft.right);
  for (const fits of [sameGroup, sameBacking]) {
    const fitting = overlaps.filter((overlap) => fits(draft, overlap.left, overlap.right));
    for (const { left, right } of fitting) {
      if (isFree(draft.ofLeft, left) && isFree(draft.ofRight, right))
        pairUp(draft, [left], [right], true, confidenceOf(draft, left, right));
    }
    for (const { left, right } of fitting) {
      if (isFree(draft.ofLeft, left)) absorb(draft, draft.ofRight[right] ?? -1, 'left', left);
      else if (isFree(draft.ofRight, right)) absorb(draft, draft.ofLeft[left] ?? -1, 'right', right);
    }
  }
}

/** Ranges of one table never overlap each other, so one sweep meets all overlaps; largest first. */
function findOverlaps(left: Side, right: Side): readonly Overlap[] {
  const [a, b] = [byStart(left), byStart(right)];
  const overlaps: Overlap[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i] ?? 0, b[j] ?? 0];
    const [oneEnd, otherEnd] = [left.table.end[one] ?? 0, right.table.end[other] ?? 0];
    const bytes = Math.min(oneEnd, otherEnd) - Math.max(left.table.start[one] ?? 0, right.table.start[other] ?? 0);
    if (bytes > 0) overlaps.push({ left: one, right: other, bytes });
    if (oneEnd <= otherEnd) i += 1;
    if (otherEnd <= oneEnd) j += 1;
  }
  return overlaps.sort((x, y) => y.bytes - x.bytes || x.left - y.left || x.right - y.right);
}

/** The kernel prints mappings in order; an edited capture may not. */
function byStart(side: Side): readonly number[] {
  const order = [...Array(side.count).keys()];
  const { start } = side.table;
  return start.every((value, at) => at === 0 || value >= (start[at - 1] ?? 0))
    ? order
    : order.sort((x, y) => (start[x] ?? 0) - (start[y] ?? 0));
}

function sameGroup(draft: Draft, left: number, right: number): boolean {
  return draft.left.table.permissions.length > 0 && samePermissions(draft, left, right) && sameBacking(draft, left, right);
}

function samePermissions({ left: a, right: b }: Draft, left: number, right: number): boolean {
  return a.table.permissionSets[a.table.permissions[left] ?? 0] === b.table.permissionSets[b.table.permissions[right] ?? 0];
}

function sameBacking({ left: a, right: b }: Draft, left: number, right: number): boolean {
  const [nameless, other] = [nameAt(a.table, left) === '', nameAt(b.table, right) === ''];
  if (nameless !== other) return isNamedAnonymous(a, left) || isNamedAnonymous(b, right);
  if (nameless) return true;
  if (a.backings[left]?.strict !== b.backings[right]?.strict) return false;
  // One file mapped twice can lie side by side: the same page of the file must lie at the same address.
  const distance = (side: Side, at: number): number => (side.table.start[at] ?? 0) - (side.table.offset[at] ?? 0);
  return !a.backings[left]?.strict.startsWith('file ') || !(Math.abs(distance(a, left) - distance(b, right)) > 0);
}

/** Memory can be named while it lives (PR_SET_VMA_ANON_NAME). */
const isNamedAnonymous = (side: Side, at: number): boolean => side.classes[at]?.kind === 'named-anonymous';

function confidenceOf({ left: a, right: b }: Draft, left: number, right: number): number {
  const sharesEdge = a.table.start[left] === b.table.start[right] || a.table.end[left] === b.table.end[right];
  return sharesEdge || a.backings[left]?.named === true ? 0.99 : 0.8;
}
