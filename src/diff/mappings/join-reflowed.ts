import { absorb, joinPairs, pairUp, release, type Draft, type DraftPair } from './draft.ts';
import { findUneven, type Uneven } from './find-uneven.ts';

/** A guard page or a rounding. */
const tolerance = 16 * 1024;
/** Less is not worth a claim. */
const least = 64 * 1024;
/** Smaller amounts agree by chance. */
const leastBalanced = 16 * tolerance;
/** Rests of holes are smaller: below a huge mapping or a library they end at the next multiple of 2 MiB. */
const leastRest = 2 * 1024 * 1024;
/** A mapping that changed by no more is what it was. */
const hardlyChanged = 1 / 16;
/** Among more holes than this the order in which they filled is anybody's guess. */
const mostClear = 3;
/** With more holes than this between two runs no two of them have much in common, and a heap of all says nothing. */
const mostTogether = 32;

/**
 * The kernel puts a new mapping into the highest hole that is large enough (mm/mmap.c, top-down search), and how large the holes are
 * changes with every run: huge mappings and libraries are aligned to 2 MiB, arenas to 64 MiB, and leave a rest of random size above them.
 * What fills a hole in one run overflows into the next lower one in another. So where a hole had no room for what the other run has
 * there, the memory is to be looked for in the other full holes, and in the end in the lowest one, which is never full. Those are joined:
 * they are the same memory in another cut, and nothing in them says where the cuts belong.
 */
export function joinReflowed(draft: Draft): void {
  const uneven = findUneven(draft);
  for (const group of new Set(uneven.map((each) => each.group))) {
    joinGroup(
      draft,
      uneven.filter((each) => each.group === group).sort((a, b) => b.place - a.place),
    );
  }
}

function joinGroup(draft: Draft, downwards: readonly Uneven[]): void {
  let waiting: Uneven[] = [];
  for (const each of joinBalanced(draft, downwards)) {
    const net = netOf(waiting);
    if (waiting.length > 0 && !each.isFull && each.room >= Math.max(Math.abs(net), leastRest)) {
      // The overflow of all that is above ends here.
      if (each.pairs.length === 0 && net * each.by >= 0) continue;
      joinAll(draft, [...waiting, each]);
      waiting = [];
    } else if (waiting.length > 0 || each.isFull) waiting.push(each);
    if (waiting.length > 1 && Math.abs(netOf(waiting)) <= tolerance) {
      joinAll(draft, waiting);
      waiting = [];
    }
  }
  // Nothing lies below that has room for the rest: the lowest pair took it, or what is there on the other side only.
  const net = netOf(waiting);
  const last = waiting.findLastIndex(({ pairs, by }) => by !== 0 && (pairs.length > 0 || net * by < 0));
  joinAll(draft, waiting.slice(0, last + 1));
}

/** Neighbours that have lost together what they gained together, to the page: the shortest such runs first. Returns the others. */
function joinBalanced(draft: Draft, downwards: readonly Uneven[]): readonly Uneven[] {
  const rest = [...downwards];
  for (let length = 2; length <= mostTogether && length <= rest.length; length += 1) {
    for (let from = 0; from + length <= rest.length; from += 1) {
      const run = rest.slice(from, from + length);
      if (amountOf(run) < leastBalanced || Math.abs(netOf(run)) > tolerance || run[0]?.by === 0 || run.at(-1)?.by === 0) continue;
      joinAll(draft, run);
      rest.splice(from, length);
    }
  }
  return rest;
}

const amountOf = (all: readonly Uneven[]): number => all.reduce((sum, { by }) => sum + Math.abs(by), 0);
const netOf = (all: readonly Uneven[]): number => all.reduce((sum, { by }) => sum + by, 0);

function joinAll(draft: Draft, all: readonly Uneven[]): void {
  if (all.length < 2 || all.length > mostTogether || amountOf(all) < least) return;
  const lefts = all.map(({ left }) => left).filter((at) => at >= 0);
  const rights = all.map(({ right }) => right).filter((at) => at >= 0);
  const [first, ...rest] = [...new Set(all.flatMap(({ pairs }) => pairs))].sort((a, b) => a - b);
  const isClear = areClear(draft, [first, ...rest]);
  if (first === undefined) {
    if (lefts.length > 0 && rights.length > 0) pairUp(draft, lefts, rights, false, 0.5);
    return;
  }
  for (const pair of rest) joinPairs(draft, first, pair);
  for (const at of lefts) absorb(draft, first, 'left', at);
  for (const at of rights) absorb(draft, first, 'right', at);
  const joined = draft.pairs[first];
  if (joined === undefined) return;
  joined.guessed = true;
  if (isClear && joined.left.length <= mostClear && joined.right.length <= mostClear) releaseNew(draft, joined);
}

/** No pair is of one mapping that hardly changed. */
const areClear = (draft: Draft, numbers: readonly (number | undefined)[]): boolean =>
  numbers.every((number) => {
    const pair = draft.pairs[number ?? -1];
    const [one, other] = [draft.left.size[pair?.left[0] ?? -1] ?? 0, draft.right.size[pair?.right[0] ?? -1] ?? 0];
    return Math.max(one, other) > (1 + hardlyChanged) * Math.min(one, other);
  });

/**
 * What lies lowest was asked for last. Where the mappings above it hold as much already as there is on the other side, it is new and has
 * no part in the others.
 */
function releaseNew(draft: Draft, { left, right }: DraftPair): void {
  const sizeOf = (which: 'left' | 'right', at: number): number => draft[which].size[at] ?? 0;
  const total = (which: 'left' | 'right', indexes: readonly number[]): number => indexes.reduce((sum, at) => sum + sizeOf(which, at), 0);
  const [olds, news] = [total('left', left), total('right', right)];
  const [which, own] = olds > news ? (['left', left] as const) : (['right', right] as const);
  let above = 0;
  for (const at of [...own].sort((a, b) => b - a)) {
    if (above >= Math.min(olds, news) - tolerance) release(draft, which, at);
    above += sizeOf(which, at);
  }
}
