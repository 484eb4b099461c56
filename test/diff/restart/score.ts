import { needlesslyJoined } from './needless.ts';
import type { Part } from './truth.ts';

/** Mappings that the aligner takes for one and the same, by their addresses; one side is empty where it found no counterpart. */
export interface Claim {
  readonly before: readonly Place[];
  readonly after: readonly Place[];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What was judged right, wrong and missed, on both sides together. */
export interface Sums {
  right: number;
  wrong: number;
  missed: number;
}

export interface Score {
  /** By resident bytes. */
  readonly bytes: Sums;
  /** By regions, however large. */
  readonly count: Sums;
}

export const noSums = (): Sums => ({ right: 0, wrong: 0, missed: 0 });
export const precision = ({ right, wrong }: Sums): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, wrong, missed }: Sums): number => (right + wrong + missed === 0 ? 1 : right / (right + wrong + missed));

const sides = ['before', 'after'] as const;
type Side = (typeof sides)[number];
const opposite: Readonly<Record<Side, Side>> = { before: 'after', after: 'before' };

/** A claim, with the parts that lie in its mappings. */
interface Judged {
  readonly parts: Readonly<Record<Side, readonly (readonly Part[])[]>>;
  readonly shares: Readonly<Record<Side, ReadonlyMap<string, number>>>;
}

/**
 * Judges every part of every region by itself, on both sides. It is right if the other side of its claim holds a counterpart of its own;
 * wrong if it was claimed for something else though its counterpart is elsewhere; missed if it has a counterpart and no claim was made.
 * Memory that exists on one side only is no error inside a mapping that holds something right as well, since the kernel merges neighbours,
 * and a wrong claim otherwise; so is each part of a claim of many to many that should have been a claim of its own.
 */
export function scoreClaims(claims: readonly Claim[], before: readonly Part[], after: readonly Part[]): Score {
  const score: Score = { bytes: noSums(), count: noSums() };
  const judged = claims.map((claim) => judgedOf(claim, before, after));
  const totals = { before: sharesOf(before), after: sharesOf(after) };
  for (const label of new Set([...totals.before.keys(), ...totals.after.keys()])) {
    const met = judged.reduce((sum, claim) => sum + metIn(claim, label), 0);
    const expected = Math.min(totals.before.get(label) ?? 0, totals.after.get(label) ?? 0);
    for (const side of sides) judgeLabel(score, judged, label, side, expected - met);
  }
  for (const { parts } of judged) score.count.wrong += needlesslyJoined(parts.before, parts.after);
  return score;
}

/** `owed`: how many regions of this label have a counterpart that they were not paired with. */
function judgeLabel(score: Score, judged: readonly Judged[], label: string, side: Side, owed: number): void {
  let rest = owed;
  const holders = judged.filter((claim) => claim.shares[side].has(label));
  // What was claimed for something else is charged before what was left alone.
  for (const claim of [...holders.filter((each) => isClaimed(each, side)), ...holders.filter((each) => !isClaimed(each, side))]) {
    const share = claim.shares[side].get(label) ?? 0;
    const right = metIn(claim, label);
    const lost = Math.max(0, Math.min(share - right, rest));
    rest -= lost;
    const strange = isClaimed(claim, side) ? strangeIn(claim, label, side) : 0;
    const wrong = isClaimed(claim, side) ? lost + Math.min(strange, share - right - lost) : 0;
    const missed = isClaimed(claim, side) ? 0 : lost;
    const resident = claim.parts[side].flat().reduce((sum, part) => sum + (part.label === label ? part.resident : 0), 0);
    add(score.count, right, wrong, missed, 1);
    add(score.bytes, right, wrong, missed, share === 0 ? 0 : resident / share);
  }
}

const isClaimed = (claim: Judged, side: Side): boolean => claim.parts[opposite[side]].length > 0;

const metIn = ({ shares }: Judged, label: string): number => Math.min(shares.before.get(label) ?? 0, shares.after.get(label) ?? 0);

/** How much of a label lies in mappings of the claim that hold nothing right. Unknown beside memory of unknown origin. */
function strangeIn(claim: Judged, label: string, side: Side): number {
  if (claim.parts[opposite[side]].some((parts) => parts.length === 0)) return 0;
  return claim.parts[side]
    .filter((parts) => !parts.some((part) => metIn(claim, part.label) > 0))
    .flat()
    .reduce((sum, part) => sum + (part.label === label ? part.share : 0), 0);
}

function add(sums: Sums, right: number, wrong: number, missed: number, weight: number): void {
  sums.right += right * weight;
  sums.wrong += wrong * weight;
  sums.missed += missed * weight;
}

function judgedOf(claim: Claim, before: readonly Part[], after: readonly Part[]): Judged {
  const partsIn = (places: readonly Place[], parts: readonly Part[]): readonly (readonly Part[])[] =>
    places.map((place) => parts.filter((part) => part.start < place.end && part.end > place.start));
  const parts = { before: partsIn(claim.before, before), after: partsIn(claim.after, after) };
  return { parts, shares: { before: sharesOf(parts.before.flat()), after: sharesOf(parts.after.flat()) } };
}

function sharesOf(parts: readonly Part[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { label, share } of parts) shares.set(label, (shares.get(label) ?? 0) + share);
  return shares;
}
