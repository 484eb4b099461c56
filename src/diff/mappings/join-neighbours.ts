import { absorb, isFree, type Draft } from './draft.ts';
import { touchesBelow, type Side } from './side.ts';

/**
 * The kernel merges neighbours of equal permissions and flags whenever it can, so what is one line in one run is two in another: a free
 * mapping joins the pair of the one it touches, where both together fit the other side better than one alone.
 */
export function joinNeighbours(draft: Draft): void {
  join(draft, 'left');
  join(draft, 'right');
}

function join(draft: Draft, which: 'left' | 'right'): void {
  const [side, of] = which === 'left' ? [draft.left, draft.ofLeft] : [draft.right, draft.ofRight];
  for (let at = 0; at < side.count; at += 1) {
    if (!isFree(of, at)) continue;
    for (const neighbour of [at - 1, at + 1]) {
      if (!touch(side, at, neighbour) || side.group[at] !== side.group[neighbour]) continue;
      const number = of[neighbour] ?? -1;
      if (number < 0 || !fitsBetter(draft, number, which, side.size[at] ?? 0)) continue;
      absorb(draft, number, which, at);
      break;
    }
  }
}

const touch = (side: Side, at: number, neighbour: number): boolean =>
  neighbour >= 0 && neighbour < side.count && touchesBelow(side, Math.max(at, neighbour));

function fitsBetter(draft: Draft, number: number, which: 'left' | 'right', size: number): boolean {
  const pair = draft.pairs[number];
  if (pair === undefined) return false;
  const total = (side: Side, indexes: readonly number[]): number => indexes.reduce((sum, at) => sum + (side.size[at] ?? 0), 0);
  const [own, other] =
    which === 'left'
      ? [total(draft.left, pair.left), total(draft.right, pair.right)]
      : [total(draft.right, pair.right), total(draft.left, pair.left)];
  return Math.abs(other - (own + size)) < Math.abs(other - own);
}
