import type { Pair, PairValue } from '../contract/index.ts';

/** Amount of a side as a number: what did not exist counts 0, what is unknown is `null`. */
export function amountOf(pair: Pair | undefined, side: 'before' | 'after'): number | null {
  if (pair === undefined) return null;
  const value: PairValue = pair[side];
  if (typeof value === 'number') return value;
  if (value === null && pair.state === (side === 'before' ? 'absent-before' : 'absent-after')) return 0;
  return null;
}

/** How large the change is; unknown counts as none. */
export function changeSize(pair: Pair | undefined): number {
  return Math.abs(pair?.delta ?? 0);
}

/** What came or went did so for certain, however little it is. */
export function cameOrWent(pair: Pair | undefined): boolean {
  return pair?.state === 'absent-before' || pair?.state === 'absent-after';
}

/** Whether a change is larger than what means nothing. */
export function isBeyondNoise(pair: Pair | undefined): boolean {
  if (cameOrWent(pair)) return changeSize(pair) > 0;
  return pair?.delta !== null && pair?.delta !== undefined && Math.abs(pair.delta) > (pair.noise ?? 0);
}
