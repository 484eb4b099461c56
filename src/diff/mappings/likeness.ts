import type { Draft } from './draft.ts';
import { touchesBelow, type Side } from './side.ts';

/** Sizes further apart than this are more likely two things than one that grew, when nothing else speaks for it. */
export const mostGrowth = 64;

/**
 * How alike two nameless mappings are, above 0 if they can be one at all: the same backing and permissions are a condition, size counts
 * most, then how much of it is resident, kind, and whether they lie directly beside their neighbours.
 */
export function likeness(draft: Draft, left: number, right: number): number {
  const { left: a, right: b } = draft;
  if (a.group[left] !== b.group[right]) return 0;
  if (a.token[left] === b.token[right]) return 10 + residentLikeness(a, left, b, right) + touching(a, left, b, right);
  const ratio = ratioOf(a.size[left] ?? 0, b.size[right] ?? 0);
  if (ratio > mostGrowth) return 0.1;
  const size = ratio === 1 ? 7 : 6 * (1 - Math.log2(ratio) / Math.log2(mostGrowth));
  const kind = a.classes[left]?.kind === b.classes[right]?.kind ? 1 : 0;
  return 0.2 + size + kind + residentLikeness(a, left, b, right) + touching(a, left, b, right);
}

export function ratioOf(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return low <= 0 ? Infinity : high / low;
}

function residentLikeness(a: Side, left: number, b: Side, right: number): number {
  const [one, other] = [a.table.columns.get('Rss')?.[left], b.table.columns.get('Rss')?.[right]];
  if (one === undefined || other === undefined || Number.isNaN(one) || Number.isNaN(other)) return 0;
  return Math.max(one, other) === 0 ? 1 : Math.min(one, other) / Math.max(one, other);
}

function touching(a: Side, left: number, b: Side, right: number): number {
  const below = touchesBelow(a, left) === touchesBelow(b, right) ? 0.5 : 0;
  return below + (touchesBelow(a, left + 1) === touchesBelow(b, right + 1) ? 0.5 : 0);
}
