import type { MappingPairingKind } from '../../contract/index.ts';
import type { MappingTable } from '../../kernel/index.ts';
import { mappingClasses } from '../../model/index.ts';
import type { MappingPair } from '../comparison.ts';
import { startDraft, type Draft } from './draft.ts';
import { explainDifferences } from './explain-differences.ts';
import { gradePairs } from './grade-pairs.ts';
import { joinReflowed } from './join-reflowed.ts';
import { joinNeighbours } from './join-neighbours.ts';
import { keepsAddresses } from './kept-addresses.ts';
import { pairByAddress } from './overlap.ts';
import { pairArenas } from './pair-arenas.ts';
import { pairAlike, pairEqualInOrder } from './pair-between.ts';
import { pairEqualAnywhere, pairLeftovers } from './pair-leftovers.ts';
import { pairMoved } from './pair-moved.ts';
import { pairHeaps, pairNamed } from './pair-named.ts';
import { Numbering, sideOf } from './side.ts';

/** What is known of the two processes whose mappings are paired. */
export interface MappingOwners {
  readonly sameProcess: boolean;
  readonly before: string | null;
  readonly after: string | null;
}

/** All mappings of one side, for a process that exists on one side only or a report. */
export function loneMappings(table: MappingTable, side: 'before' | 'after', kind: MappingPairingKind): readonly MappingPair[] {
  const pairing = { kind, confidence: 0.99 };
  const none: readonly number[] = [];
  return mappingClasses(table).map((entry, at) => ({
    label: entry.label,
    kind: entry.kind,
    before: side === 'before' ? [at] : none,
    after: side === 'after' ? [at] : none,
    pairing,
  }));
}

/**
 * Pairs the mappings of one process at two times; every mapping is in exactly one pair. Where the address space is the same, addresses
 * decide. Across a restart named mappings meet by what they map, nameless ones by their place among them, their size and permissions.
 */
export function pairMappings(before: MappingTable, after: MappingTable, owners: MappingOwners): readonly MappingPair[] {
  // One canonical order, so that exchanging the captures exchanges the answer and nothing else.
  const swapped = goesFirst(after, before);
  const numbering = new Numbering();
  const [one, other] = swapped ? [after, before] : [before, after];
  const [exe, otherExe] = swapped ? [owners.after, owners.before] : [owners.before, owners.after];
  const draft = startDraft(sideOf(one, exe, numbering), sideOf(other, otherExe, numbering));
  const kept = keepsAddresses(draft.left, draft.right, owners.sameProcess);
  pairHeaps(draft, kept);
  if (kept) {
    pairByAddress(draft);
    pairNamed(draft, true);
    pairMoved(draft);
  } else {
    pairNamed(draft, false);
    pairArenas(draft);
    pairEqualInOrder(draft);
    pairEqualAnywhere(draft, false);
    pairAlike(draft);
    pairEqualAnywhere(draft, true);
    joinNeighbours(draft);
    explainDifferences(draft);
    pairLeftovers(draft);
    joinNeighbours(draft);
    joinReflowed(draft);
    gradePairs(draft);
  }
  return toPairs(draft, before, after, swapped);
}

/** Fewer mappings first, then the lower first difference in addresses: any order will do that does not ask which is older. */
function goesFirst(one: MappingTable, other: MappingTable): boolean {
  if (one.count !== other.count) return one.count < other.count;
  for (let at = 0; at < one.count; at += 1) {
    const [a, b] = [one.start[at] ?? 0, other.start[at] ?? 0];
    if (a !== b) return a < b;
    const [c, d] = [one.end[at] ?? 0, other.end[at] ?? 0];
    if (c !== d) return c < d;
  }
  return false;
}

function toPairs(draft: Draft, before: MappingTable, after: MappingTable, swapped: boolean): readonly MappingPair[] {
  const [older, newer] = [mappingClasses(before), mappingClasses(after)];
  const pairs: MappingPair[] = draft.pairs
    .filter(({ left, right }) => left.length + right.length > 0)
    .map(({ left, right, kind, confidence }) => {
      const [was, is] = swapped ? [right, left] : [left, right];
      const entry = newer[is[0] ?? -1] ?? older[was[0] ?? -1];
      return {
        label: entry?.label ?? '',
        kind: entry?.kind ?? 'anonymous',
        before: was,
        after: is,
        pairing: { kind: swapped ? mirror(kind) : kind, confidence },
      };
    });
  const [ofOlder, ofNewer] = swapped ? [draft.ofRight, draft.ofLeft] : [draft.ofLeft, draft.ofRight];
  for (const [at, entry] of older.entries()) {
    if (ofOlder[at] === -1)
      pairs.push({ label: entry.label, kind: entry.kind, before: [at], after: [], pairing: { kind: 'gone', confidence: 0.8 } });
  }
  for (const [at, entry] of newer.entries()) {
    if (ofNewer[at] === -1)
      pairs.push({ label: entry.label, kind: entry.kind, before: [], after: [at], pairing: { kind: 'appeared', confidence: 0.8 } });
  }
  const addressOf = (pair: MappingPair): number => after.start[pair.after[0] ?? -1] ?? before.start[pair.before[0] ?? -1] ?? 0;
  return pairs.sort((a, b) => addressOf(a) - addressOf(b));
}

const mirror = (kind: MappingPairingKind): MappingPairingKind => (kind === 'split' ? 'merged' : kind === 'merged' ? 'split' : kind);
