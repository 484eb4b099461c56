import { permissionsAt } from '../../model/index.ts';
import { isFree, pairUp, type Draft } from './draft.ts';
import type { Side } from './side.ts';

/** The strict name is an identity; the name without its version is a strong sign. */
const levels = [
  { level: 'strict', confidence: 0.99 },
  { level: 'loose', confidence: 0.8 },
] as const;

/** Pairs what has a name of its own (files, stack, vdso ...), wherever it lies. */
export function pairNamed(draft: Draft, keptAddresses: boolean): void {
  for (const { level, confidence } of levels) {
    const lists = new Map<string, { readonly left: number[]; readonly right: number[] }>();
    collect(draft.left, draft.ofLeft, level, 'left', lists);
    collect(draft.right, draft.ofRight, level, 'right', lists);
    for (const { left, right } of lists.values()) {
      if (left.length > 0 && right.length > 0) pairSegments(draft, left, right, keptAddresses, confidence);
    }
  }
}

type Lists = Map<string, { readonly left: number[]; readonly right: number[] }>;

function collect(side: Side, taken: Int32Array, level: 'strict' | 'loose', into: 'left' | 'right', lists: Lists): void {
  for (let at = 0; at < side.count; at += 1) {
    const backing = side.backings[at];
    if (backing?.named !== true || !isFree(taken, at)) continue;
    let list = lists.get(backing[level]);
    if (list === undefined) {
      list = { left: [], right: [] };
      lists.set(backing[level], list);
    }
    list[into].push(at);
  }
}

/** The brk heap is one thing, in however many lines the kernel prints it. */
export function pairHeaps(draft: Draft, keptAddresses: boolean): void {
  const heaps = (side: Side): number[] => side.classes.flatMap((entry, at) => (entry.kind === 'heap' ? [at] : []));
  const [left, right] = [heaps(draft.left), heaps(draft.right)];
  if (left.length > 0 && right.length > 0) pairUp(draft, left, right, keptAddresses, 0.99);
}

/** Ways in which two segments of one file are the same part of it, from the surest on. */
const keys: readonly ((side: Side, at: number) => string)[] = [
  (side, at) => `${String(side.table.offset[at])} ${permissionsAt(side.table, at)} ${String(side.size[at])}`,
  (side, at) => `${String(side.table.offset[at])} ${permissionsAt(side.table, at)}`,
  // A new build moves the segments inside the file; their permissions and order stay: r--, r-x, r--, r--, rw-.
  (side, at) => permissionsAt(side.table, at),
  (side, at) => String(side.table.offset[at]),
];

/** Where a relocated segment is known only by its place in the order, a data file's parts could be anything. */
const mostByOrder = 16;

function pairSegments(draft: Draft, left: readonly number[], right: readonly number[], keptAddresses: boolean, confidence: number): void {
  for (const [step, key] of keys.entries()) {
    const olds = left.filter((at) => isFree(draft.ofLeft, at));
    const news = right.filter((at) => isFree(draft.ofRight, at));
    if (olds.length === 0 || news.length === 0) return;
    const byOrder = step >= 2;
    const waiting = new Map<string, number[]>();
    for (const at of olds) {
      const list = waiting.get(key(draft.left, at));
      if (list === undefined) waiting.set(key(draft.left, at), [at]);
      else list.push(at);
    }
    const met = new Map<string, number>();
    for (const at of news) {
      const text = key(draft.right, at);
      const next = met.get(text) ?? 0;
      const partner = waiting.get(text)?.[next];
      if (partner === undefined || isMergedBss(draft, partner, at)) continue;
      met.set(text, next + 1);
      const sure = byOrder ? (Math.max(left.length, right.length) <= mostByOrder ? 0.8 : 0.5) : confidence;
      pairUp(draft, [partner], [at], keptAddresses && sameStart(draft, partner, at), Math.min(confidence, sure));
    }
  }
}

/** From here a bss is another one, or the kernel merged it with whatever lies above it. */
const mostBssDifference = 16 * 1024;

/**
 * The bss of a library is as large as the library says, as long as it is the same library: its data segment below, then, is the same on
 * both sides. If the bss is not, the kernel merged it with a neighbour, and most of it is something else.
 */
export function isMergedBss({ left, right, ofLeft, ofRight, pairs }: Draft, one: number, other: number): boolean {
  if (left.classes[one]?.kind !== 'library-data') return false;
  const [size, otherSize] = [left.size[one] ?? 0, right.size[other] ?? 0];
  const data = ofLeft[one - 1] ?? -1;
  const isSameLibrary = data >= 0 && data === ofRight[other - 1] && pairs[data]?.kind !== 'resized';
  return isSameLibrary && Math.abs(size - otherSize) > mostBssDifference;
}

const sameStart = ({ left, right }: Draft, one: number, other: number): boolean => left.table.start[one] === right.table.start[other];
