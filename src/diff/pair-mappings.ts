import type { MappingKind, MappingPairingKind } from '../contract/index.ts';
import { mappingClasses, nameAt, permissionsAt, sizeAt, type MappingClass } from '../model/index.ts';
import type { MappingTable } from '../kernel/index.ts';
import type { MappingPair } from './comparison.ts';

/** All mappings of one side, for a process that exists on one side only or a report. */
export function loneMappings(table: MappingTable, side: 'before' | 'after', kind: MappingPairingKind): readonly MappingPair[] {
  return mappingClasses(table).map((entry, at) => ({
    label: entry.label,
    kind: entry.kind,
    before: side === 'before' ? [at] : [],
    after: side === 'after' ? [at] : [],
    pairing: { kind, confidence: 0.99 },
  }));
}

/**
 * Pairs the mappings of one process at two times: where addresses were kept they decide, then what a mapping is, in the order of
 * the address space.
 */
export function pairMappings(before: MappingTable, after: MappingTable, keptAddresses: boolean): readonly MappingPair[] {
  const left = mappingClasses(before);
  const right = mappingClasses(after);
  const pairs: MappingPair[] = [];
  const freeLeft = new Set(left.keys());
  const freeRight = new Set(right.keys());
  const take = (older: number, newer: number, kind: MappingPairingKind, confidence: number): void => {
    freeLeft.delete(older);
    freeRight.delete(newer);
    const entry = right[newer] ?? left[older];
    if (entry !== undefined)
      pairs.push({ label: entry.label, kind: entry.kind, before: [older], after: [newer], pairing: { kind, confidence } });
  };
  if (keptAddresses) {
    const byStart = new Map(left.map((_, at) => [before.start[at], at] as const));
    const byEnd = new Map(left.map((_, at) => [before.end[at], at] as const));
    for (const [newer] of right.entries()) {
      const older = byStart.get(after.start[newer]) ?? byEnd.get(after.end[newer]);
      if (older === undefined || !freeLeft.has(older) || nameAt(before, older) !== nameAt(after, newer)) continue;
      take(older, newer, sizeAt(before, older) === sizeAt(after, newer) ? 'same' : 'resized', 0.99);
    }
  }
  for (const key of [strictKey, looseKey]) {
    const waiting = new Map<string, number[]>();
    for (const at of freeLeft) {
      const name = key(before, at, left[at]);
      waiting.set(name, [...(waiting.get(name) ?? []), at]);
    }
    for (const newer of [...freeRight]) {
      const older = waiting.get(key(after, newer, right[newer]))?.shift();
      if (older !== undefined)
        take(older, newer, sizeAt(before, older) === sizeAt(after, newer) ? 'moved' : 'resized', key === strictKey ? 0.9 : 0.7);
    }
  }
  const lone = (
    entry: MappingClass | undefined,
    older: readonly number[],
    newer: readonly number[],
    kind: MappingPairingKind,
  ): MappingPair => ({
    label: entry?.label ?? '',
    kind: entry?.kind ?? ('anonymous' satisfies MappingKind),
    before: older,
    after: newer,
    pairing: { kind, confidence: 0.8 },
  });
  for (const at of freeLeft) pairs.push(lone(left[at], [at], [], 'gone'));
  for (const at of freeRight) pairs.push(lone(right[at], [], [at], 'appeared'));
  return pairs.sort(
    (a, b) =>
      (after.start[a.after[0] ?? -1] ?? before.start[a.before[0] ?? -1] ?? 0) -
      (after.start[b.after[0] ?? -1] ?? before.start[b.before[0] ?? -1] ?? 0),
  );
}

function strictKey(table: MappingTable, at: number, entry: MappingClass | undefined): string {
  return [entry?.kind, entry?.label, permissionsAt(table, at), table.offset[at], sizeAt(table, at)].join('\0');
}

function looseKey(table: MappingTable, at: number, entry: MappingClass | undefined): string {
  return [entry?.kind, entry?.label, permissionsAt(table, at)].join('\0');
}
