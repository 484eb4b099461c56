import type { MappingPairingKind } from '../../contract/index.ts';
import type { Side } from './side.ts';

/** One entry of an alignment in the making: left and right in canonical order, not yet before and after. */
export interface DraftPair {
  readonly left: number[];
  readonly right: number[];
  /** Both lie in one address space, at the same place in it. */
  readonly kept: boolean;
  kind: MappingPairingKind;
  confidence: number;
  /** Put together by arithmetic rather than by place: no neighbours make it surer. */
  guessed: boolean;
}

/** An alignment while it is made: which mappings are paired already, and with what. */
export interface Draft {
  readonly left: Side;
  readonly right: Side;
  readonly pairs: DraftPair[];
  /** Index into `pairs`, or -1. */
  readonly ofLeft: Int32Array;
  readonly ofRight: Int32Array;
}

export function startDraft(left: Side, right: Side): Draft {
  return { left, right, pairs: [], ofLeft: new Int32Array(left.count).fill(-1), ofRight: new Int32Array(right.count).fill(-1) };
}

/** Pairs mappings that are still free. */
export function pairUp(draft: Draft, left: readonly number[], right: readonly number[], keptAddresses: boolean, confidence: number): void {
  const pair: DraftPair = {
    left: [...left],
    right: [...right],
    kept: keptAddresses,
    kind: kindOf(draft, left, right, keptAddresses),
    confidence,
    guessed: false,
  };
  draft.pairs.push(pair);
  for (const at of left) draft.ofLeft[at] = draft.pairs.length - 1;
  for (const at of right) draft.ofRight[at] = draft.pairs.length - 1;
}

function kindOf(draft: Draft, left: readonly number[], right: readonly number[], keptAddresses: boolean): MappingPairingKind {
  if (left.length < right.length) return 'split';
  if (left.length > right.length) return 'merged';
  const total = (side: Side, indexes: readonly number[]): number => indexes.reduce((sum, at) => sum + (side.size[at] ?? 0), 0);
  if (total(draft.left, left) !== total(draft.right, right)) return 'resized';
  return keptAddresses ? 'same' : 'moved';
}

/** Adds a free mapping to the pair of its neighbour. */
export function absorb(draft: Draft, pairNumber: number, side: 'left' | 'right', at: number): void {
  const pair = draft.pairs[pairNumber];
  if (pair === undefined) return;
  pair[side].push(at);
  pair[side].sort((a, b) => a - b);
  (side === 'left' ? draft.ofLeft : draft.ofRight)[at] = pairNumber;
  pair.kind = kindOf(draft, pair.left, pair.right, pair.kept);
  pair.confidence = Math.min(pair.confidence, 0.8);
}

/** Makes one pair of two; the second is left empty and dropped at the end. */
export function joinPairs(draft: Draft, first: number, second: number): void {
  const [into, from] = [draft.pairs[first], draft.pairs[second]];
  if (into === undefined || from === undefined || first === second) return;
  for (const at of from.left) draft.ofLeft[at] = first;
  for (const at of from.right) draft.ofRight[at] = first;
  into.left.push(...from.left.splice(0));
  into.right.push(...from.right.splice(0));
  into.left.sort((a, b) => a - b);
  into.right.sort((a, b) => a - b);
  into.kind = kindOf(draft, into.left, into.right, into.kept && from.kept);
  into.confidence = Math.min(into.confidence, from.confidence);
  into.guessed = true;
}

/** Takes a mapping out of its pair. */
export function release(draft: Draft, side: 'left' | 'right', at: number): void {
  const of = side === 'left' ? draft.ofLeft : draft.ofRight;
  const pair = draft.pairs[of[at] ?? -1];
  of[at] = -1;
  if (pair === undefined) return;
  pair[side].splice(pair[side].indexOf(at), 1);
  pair.kind = kindOf(draft, pair.left, pair.right, pair.kept);
}

export const isFree = (of: Int32Array, at: number): boolean => of[at] === -1;
