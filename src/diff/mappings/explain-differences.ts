import { absorb, type Draft } from './draft.ts';
import { isPlain } from './likeness.ts';
import { freeOnes } from './pair-between.ts';

/** Free mappings must explain a difference in size up to a guard page or a rounding. */
const tolerance = 16 * 1024;
/** Smaller differences are explained by chance. */
const least = 64 * 1024;

/**
 * The kernel merges what comes to lie side by side, and lays regions apart in another run: where a pair differs in size by exactly what
 * free mappings of its kind amount to, they belong to it, wherever they lie.
 */
export function explainDifferences(draft: Draft): void {
  explain(draft, 'left');
  explain(draft, 'right');
}

function explain(draft: Draft, which: 'left' | 'right'): void {
  const side = which === 'left' ? draft.left : draft.right;
  const free = new Map<number, number[]>();
  for (const at of freeOnes(which === 'left' ? draft.ofLeft : draft.ofRight, 0, side.count)) {
    if ((side.size[at] ?? 0) < least || !isPlain(side.classes[at]?.kind)) continue;
    const group = side.group[at] ?? -1;
    const list = free.get(group);
    if (list === undefined) free.set(group, [at]);
    else list.push(at);
  }
  if (free.size === 0) return;
  for (const list of free.values()) list.sort((a, b) => (side.size[b] ?? 0) - (side.size[a] ?? 0) || a - b);
  for (const [number, pair] of draft.pairs.entries()) {
    const first = pair[which][0] ?? -1;
    if (!isPlain(side.classes[first]?.kind)) continue;
    const candidates = free.get(side.group[first] ?? -1);
    const missing = missingOn(draft, number, which);
    if (candidates === undefined || missing < least) continue;
    const chosen = choose(candidates, side.size, missing);
    if (Math.abs(missing - chosen.reduce((sum, at) => sum + (side.size[at] ?? 0), 0)) > tolerance) continue;
    for (const at of chosen) {
      absorb(draft, number, which, at);
      candidates.splice(candidates.indexOf(at), 1);
    }
  }
}

function missingOn(draft: Draft, number: number, which: 'left' | 'right'): number {
  const pair = draft.pairs[number];
  const total = (indexes: readonly number[] | undefined, size: Float64Array): number =>
    (indexes ?? []).reduce((sum, at) => sum + (size[at] ?? 0), 0);
  const [left, right] = [total(pair?.left, draft.left.size), total(pair?.right, draft.right.size)];
  return which === 'left' ? right - left : left - right;
}

/** Most candidates that one difference is tried with: a difference is one or a few regions, not a thousand. */
const mostTried = 64;

/** Of candidates, largest first, those that fit into the rest one after the other. */
function choose(candidates: readonly number[], size: Float64Array, missing: number): readonly number[] {
  const chosen: number[] = [];
  let rest = missing;
  for (const at of candidates.slice(0, mostTried)) {
    const bytes = size[at] ?? 0;
    if (bytes > rest + tolerance) continue;
    chosen.push(at);
    rest -= bytes;
  }
  return chosen;
}
