import { alignSmall } from './align-small.ts';
import { pairUp, type Draft } from './draft.ts';
import { findAnchors } from './gap-anchors.ts';
import type { Strictness } from './likeness.ts';

/** A stretch of free mappings on both sides, between two anchors: positions in `lefts` and `rights`. */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
  /** 0: mappings must agree in size; 1: in size class. */
  readonly level: number;
}

/** Cells of a similarity table that one gap may have, and all gaps of one alignment together: a quarter of a second. */
const mostCells = 1_000_000;
const mostCellsInAll = 8_000_000;

export interface Budget {
  cells: number;
}

export const startBudget = (): Budget => ({ cells: mostCellsInAll });

/**
 * Aligns the nameless mappings between two anchors in their order: equal beginnings and ends, then stretches that occur once on both
 * sides, then similarity where little is left. What stays free is up to the caller.
 */
export function alignGap(draft: Draft, lefts: readonly number[], rights: readonly number[], strictness: Strictness, budget: Budget): void {
  if (lefts.length === 0 || rights.length === 0) return;
  const levels = [tokensOf(draft, lefts, rights, 0), tokensOf(draft, lefts, rights, 1)] as const;
  const waiting: Gap[] = [{ from: 0, to: lefts.length, otherFrom: 0, otherTo: rights.length, level: 0 }];
  for (let gap = waiting.pop(); gap !== undefined; gap = waiting.pop()) {
    const [tokens, others] = levels[gap.level === 0 ? 0 : 1];
    let { from, to, otherFrom, otherTo } = gap;
    const take = (at: number, other: number): void => {
      pairUp(draft, [lefts[at] ?? 0], [rights[other] ?? 0], false, gap.level === 0 ? 0.8 : 0.5);
    };
    while (from < to && otherFrom < otherTo && tokens[from] === others[otherFrom]) take(from++, otherFrom++);
    while (from < to && otherFrom < otherTo && tokens[to - 1] === others[otherTo - 1]) take(--to, --otherTo);
    if (from === to || otherFrom === otherTo) continue;
    const cells = (to - from) * (otherTo - otherFrom);
    if (cells <= mostCells && cells <= budget.cells) {
      budget.cells -= cells;
      alignSmall(draft, lefts.slice(from, to), rights.slice(otherFrom, otherTo), strictness);
      continue;
    }
    const anchors = findAnchors(tokens, others, { from, to, otherFrom, otherTo });
    if (anchors.length === 0) {
      if (gap.level === 0 && strictness === 'alike') waiting.push({ from, to, otherFrom, otherTo, level: 1 });
      continue;
    }
    for (const [at, other] of anchors) {
      take(at, other);
      waiting.push({ from, to: at, otherFrom, otherTo: other, level: gap.level });
      [from, otherFrom] = [at + 1, other + 1];
    }
    waiting.push({ from, to, otherFrom, otherTo, level: gap.level });
  }
}

function tokensOf(draft: Draft, lefts: readonly number[], rights: readonly number[], level: 0 | 1): readonly [Int32Array, Int32Array] {
  const { left, right } = draft;
  if (level === 0) return [Int32Array.from(lefts, (at) => left.token[at] ?? 0), Int32Array.from(rights, (at) => right.token[at] ?? 0)];
  const sizeClass = (bytes: number): number => Math.floor(Math.log2(Math.max(bytes, 1)));
  return [
    Int32Array.from(lefts, (at) => (left.group[at] ?? 0) * 64 + sizeClass(left.size[at] ?? 0)),
    Int32Array.from(rights, (at) => (right.group[at] ?? 0) * 64 + sizeClass(right.size[at] ?? 0)),
  ];
}
