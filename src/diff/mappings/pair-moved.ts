import { pairUp, type Draft } from './draft.ts';
import { freeOnes } from './pair-between.ts';

/** Smaller regions come and go in every allocator; only larger ones are worth the claim that one was moved (mremap). */
const leastMoved = 1024 * 1024;

/**
 * In a kept address space a region that is gone from one place and new at another was moved, if it is the only one of its kind: realloc
 * of a large block does that (mremap(2), MREMAP_MAYMOVE), and it may grow meanwhile.
 */
export function pairMoved(draft: Draft): void {
  const large = (indexes: readonly number[], size: Float64Array): readonly number[] =>
    indexes.filter((at) => (size[at] ?? 0) >= leastMoved);
  const lefts = large(freeOnes(draft.ofLeft, 0, draft.left.count), draft.left.size);
  const rights = large(freeOnes(draft.ofRight, 0, draft.right.count), draft.right.size);
  for (const at of lefts) {
    const group = draft.left.group[at];
    const olds = lefts.filter((candidate) => draft.left.group[candidate] === group);
    const news = rights.filter((candidate) => draft.right.group[candidate] === group);
    const [other] = news;
    if (olds.length === 1 && news.length === 1 && other !== undefined) pairUp(draft, [at], [other], false, 0.5);
  }
}
