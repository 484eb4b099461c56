import type { MappingKind } from '../../contract/index.ts';
import type { Draft } from './draft.ts';
import { touchesBelow, type Side } from './side.ts';

/** `equal`: only mappings that differ in nothing but their address; `alike`: also what grew or shrank. */
export type Strictness = 'equal' | 'alike';

/** Sizes further apart than this are more likely two things than one that grew, unless there is nothing else that it could be. */
const mostGrowth = 8;
const mostLoneGrowth = 64;
const smallest = 4096;
/** All stacks of one kind of thread are of one size; the kernel may have merged one with a neighbour. */
const mostStackGrowth = 1.5;
/** The head of an arena starts with 132 KiB and may grow to the 64 MiB that are reserved for it. */
const mostArenaGrowth = 512;

/**
 * How alike two nameless mappings are, above 0 if they can be one at all: the same backing and permissions are a condition, size counts
 * most, then how much of it is resident, kind, and whether they lie directly beside their neighbours.
 */
export function likeness(draft: Draft, left: number, right: number): number {
  const { left: a, right: b } = draft;
  if (a.group[left] !== b.group[right] || !kindsFit(a.classes[left]?.kind, b.classes[right]?.kind)) return 0;
  if (a.token[left] === b.token[right]) return 10 + residentLikeness(a, left, b, right) + touching(a, left, b, right);
  const ratio = ratioOf(a.size[left] ?? 0, b.size[right] ?? 0);
  const most = mostGrowthOf(a.classes[left]?.kind, mostGrowth);
  if (ratio > most) return 0;
  const size = ratio === 1 ? 7 : 6 * (1 - Math.log2(ratio) / Math.log2(Math.max(most, mostGrowth)));
  const kind = a.classes[left]?.kind === b.classes[right]?.kind ? 1 : 0;
  return 0.2 + size + kind + residentLikeness(a, left, b, right) + touching(a, left, b, right);
}

/** How much it says that two mappings are equal: the larger they are, the rarer is their size. 0 if they are not. */
export function equality(draft: Draft, left: number, right: number): number {
  const { left: a, right: b } = draft;
  if (a.token[left] !== b.token[right]) return 0;
  return 1 + Math.log2(Math.max(1, (a.size[left] ?? 0) / smallest)) + residentLikeness(a, left, b, right) + touching(a, left, b, right);
}

/** Kinds that are known by their surroundings: an arena is never the stack of a thread, whatever their sizes. */
const telling: ReadonlySet<MappingKind | undefined> = new Set(['arena', 'thread-stack', 'guard']);

/** Whether two nameless mappings can be one by what they were taken for; what is plain memory in one run may be more in the other. */
export function kindsFit(one: MappingKind | undefined, other: MappingKind | undefined): boolean {
  return one === other || (one !== 'arena' && other !== 'arena' && (!telling.has(one) || !telling.has(other)));
}

/** What the kernel merges and cuts as it comes, and what it can be taken for beside a guard or a library. Arenas have places of their own. */
export const isPlain = (kind: MappingKind | undefined): boolean =>
  kind === 'anonymous' || kind === 'thread-stack' || kind === 'library-data';

/** Whether two that have no rival on either side can be one, though one is many times as large as the other. */
export function canBeOne({ left: a, right: b }: Draft, left: number, right: number): boolean {
  const fits = a.group[left] === b.group[right] && kindsFit(a.classes[left]?.kind, b.classes[right]?.kind);
  const most = mostGrowthOf(a.classes[left]?.kind, mostLoneGrowth);
  return fits && ratioOf(a.size[left] ?? 0, b.size[right] ?? 0) <= most;
}

/** Up to which ratio of their sizes two of a kind can be one; `other` for kinds that do not tell. */
export function mostGrowthOf(kind: MappingKind | undefined, other: number): number {
  return kind === 'arena' ? mostArenaGrowth : kind === 'thread-stack' ? mostStackGrowth : other;
}

export function ratioOf(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return low <= 0 ? Infinity : high / low;
}

function residentLikeness(a: Side, left: number, b: Side, right: number): number {
  const [one, other] = [a.table.columns.get('Rss')?.[left], b.table.columns.get('Rss')?.[right]];
  if (one === undefined || other === undefined || Number.isNaN(one) || Number.isNaN(other)) return 0;
  return Math.max(one, other) === 0 ? 1 : 2 * (Math.min(one, other) / Math.max(one, other));
}

function touching(a: Side, left: number, b: Side, right: number): number {
  const below = touchesBelow(a, left) === touchesBelow(b, right) ? 0.5 : 0;
  return below + (touchesBelow(a, left + 1) === touchesBelow(b, right + 1) ? 0.5 : 0);
}
