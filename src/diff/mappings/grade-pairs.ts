import type { Draft, DraftPair } from './draft.ts';
import type { Side } from './side.ts';

/** Below this share of equal mappings, one that is equal by its size alone is as likely a coincidence. */
const mostlyEqual = 0.5;

/**
 * How sure the pairs of nameless mappings are, once all are known: 0.8 where the mappings above and below belong together too and one of
 * them (or the pair itself) is a sure one, 0.5 where only order and size speak for it. Pairs by name and by address keep their grade.
 */
export function gradePairs(draft: Draft): void {
  const tokens = countTokens(draft);
  const alike = equalShare(draft) >= mostlyEqual;
  for (const pair of draft.pairs) {
    const [left, right] = [pair.left[0], pair.right[0]];
    if (left === undefined || right === undefined || draft.left.backings[left]?.named === true) continue;
    if (pair.guessed) {
      pair.confidence = 0.5;
      continue;
    }
    const token = draft.left.token[left] ?? -1;
    const exact = token === draft.right.token[right];
    if (exact && alike && tokens.left.get(token) === 1 && tokens.right.get(token) === 1) {
      pair.confidence = 0.8;
      continue;
    }
    const below = together(draft, left - 1, right - 1);
    const above = together(draft, left + pair.left.length, right + pair.right.length);
    const anchored = (neighbour: DraftPair | null): boolean => neighbour !== null && isSure(draft, neighbour);
    pair.confidence = below !== null && above !== null && (exact || anchored(below) || anchored(above)) ? 0.8 : 0.5;
  }
}

function equalShare(draft: Draft): number {
  const nameless = ({ backings }: Side): number => backings.reduce((count, backing) => (backing.named ? count : count + 1), 0);
  const equal = draft.pairs.filter(({ left, right }) => {
    const [at, other] = [left[0], right[0]];
    return (
      at !== undefined &&
      other !== undefined &&
      draft.left.backings[at]?.named !== true &&
      draft.left.token[at] === draft.right.token[other]
    );
  });
  return equal.length / Math.max(1, Math.min(nameless(draft.left), nameless(draft.right)));
}

function together(draft: Draft, left: number, right: number): DraftPair | null {
  const number = draft.ofLeft[left] ?? -1;
  return number >= 0 && number === draft.ofRight[right] ? (draft.pairs[number] ?? null) : null;
}

function isSure(draft: Draft, pair: DraftPair): boolean {
  const [left, right] = [pair.left[0] ?? -1, pair.right[0] ?? -1];
  return draft.left.backings[left]?.named === true || draft.left.token[left] === draft.right.token[right];
}

function countTokens(draft: Draft): { readonly left: ReadonlyMap<number, number>; readonly right: ReadonlyMap<number, number> } {
  const count = (tokens: Int32Array): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    return counts;
  };
  return { left: count(draft.left.token), right: count(draft.right.token) };
}
