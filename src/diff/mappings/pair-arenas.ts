import { assignGap, mostAssigned } from './assign-gap.ts';
import { isFree, pairUp, type Draft } from './draft.ts';
import type { Side } from './side.ts';

/**
 * Pairs glibc's arenas as wholes, the committed head with the reserved tail behind it. They lie in no order that a restart keeps, and
 * that two heads are equal in size says only that little was asked of either: so they are weighed all against all.
 */
export function pairArenas(draft: Draft): void {
  const [lefts, rights] = [headsOf(draft.left), headsOf(draft.right)];
  if (Math.max(lefts.length, rights.length) > mostAssigned) return;
  assignGap(draft, lefts, rights);
  for (const head of lefts) {
    const other = draft.pairs[draft.ofLeft[head] ?? -1]?.right[0];
    if (other === undefined || !isTail(draft.left, head + 1) || !isTail(draft.right, other + 1)) continue;
    if (isFree(draft.ofLeft, head + 1) && isFree(draft.ofRight, other + 1)) pairUp(draft, [head + 1], [other + 1], false, 0.5);
  }
}

const isArena = (side: Side, at: number): boolean => side.classes[at]?.kind === 'arena';
const isTail = (side: Side, at: number): boolean => isArena(side, at) && permissionsOf(side, at).startsWith('---');
const permissionsOf = ({ table }: Side, at: number): string => table.permissionSets[table.permissions[at] ?? -1] ?? '';

function headsOf(side: Side): readonly number[] {
  const heads: number[] = [];
  for (let at = 0; at < side.count; at += 1) if (isArena(side, at) && !isTail(side, at)) heads.push(at);
  return heads;
}
