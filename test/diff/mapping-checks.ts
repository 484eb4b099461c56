import { expect } from 'vitest';
import type { MappingPair } from '../../src/diff/index.ts';
import type { MappingTable } from '../../src/kernel/index.ts';

/** Every mapping of both sides is in exactly one pair, and the kind says how many of each side are in it. */
export function expectPartition(pairs: readonly MappingPair[], before: MappingTable | null, after: MappingTable | null): void {
  for (const side of ['before', 'after'] as const) {
    const table = side === 'before' ? before : after;
    const indexes = pairs.flatMap((pair) => pair[side]).sort((a, b) => a - b);
    expect(indexes).toEqual([...Array(table?.count ?? 0).keys()]);
  }
  for (const { before: was, after: is, pairing } of pairs) {
    if (pairing.kind === 'gone') expect([was.length > 0, is.length]).toEqual([true, 0]);
    else if (pairing.kind === 'appeared') expect([was.length, is.length > 0]).toEqual([0, true]);
    else if (pairing.kind === 'split') expect(is.length).toBeGreaterThan(was.length);
    else if (pairing.kind === 'merged') expect(was.length).toBeGreaterThan(is.length);
    expect(pairing.confidence).toBeGreaterThan(0);
    expect(pairing.confidence).toBeLessThanOrEqual(0.99);
  }
}

const mirrored: Readonly<Record<string, string>> = { gone: 'appeared', appeared: 'gone', split: 'merged', merged: 'split' };

/** Pairs in a form that does not depend on their order, with sides exchanged if asked. */
export function canonical(pairs: readonly MappingPair[], exchanged: boolean): readonly string[] {
  return pairs
    .map(({ before, after, pairing }) => {
      const [was, is] = exchanged ? [after, before] : [before, after];
      const kind = exchanged ? (mirrored[pairing.kind] ?? pairing.kind) : pairing.kind;
      return `${was.join(',')} > ${is.join(',')} ${kind} ${String(pairing.confidence)}`;
    })
    .sort();
}
