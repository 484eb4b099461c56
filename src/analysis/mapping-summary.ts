import type { MappingGroup, MappingSummary, Metrics } from '../contract/index.ts';
import { mappingDelta, mappingMetrics, type MappingPair, type ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { isChanged, regionsOf } from './mapping-regions.ts';

/** What all mappings of a process are: sums by what people call them, and the address space. */
export function summariseMappings(process: ProcessPair, isDiff: boolean): MappingSummary {
  const all = process.mappings();
  return {
    groups: groupsOf(all).map((mappings) => sumUp(process, mappings, isDiff)),
    regions: {
      before: regionsOf(process.before?.mappings ?? null, all, 'before'),
      after: regionsOf(process.after?.mappings ?? null, all, 'after'),
    },
    changed: all.filter(isChanged).length,
    changedRanges: all.reduce(
      (sum, mapping) => sum + (isDiff && isSame(process, mapping) ? 0 : mapping.before.length + mapping.after.length),
      0,
    ),
  };
}

/** In the order in which they first come. */
function groupsOf(all: readonly MappingPair[]): readonly (readonly MappingPair[])[] {
  const groups: MappingPair[][] = [];
  const byLabel = new Map<string, Map<string, MappingPair[]>>();
  for (const mapping of all) {
    const byKind = byLabel.get(mapping.label) ?? new Map<string, MappingPair[]>();
    if (byKind.size === 0) byLabel.set(mapping.label, byKind);
    const group = byKind.get(mapping.kind);
    if (group !== undefined) {
      group.push(mapping);
      continue;
    }
    const made = [mapping];
    byKind.set(mapping.kind, made);
    groups.push(made);
  }
  return groups;
}

function isSame(process: ProcessPair, mapping: MappingPair): boolean {
  return mapping.pairing.kind === 'same' && (mappingDelta(process, mapping, 'rss') ?? 0) === 0;
}

function sumUp(process: ProcessPair, mappings: readonly MappingPair[], isDiff: boolean): MappingGroup {
  const [first] = mappings;
  const label = first?.label ?? '';
  const kind = first?.kind ?? 'anonymous';
  const before = rowsOf(mappings, 'before');
  const after = rowsOf(mappings, 'after');
  const metrics = mappingMetrics(process, { label, kind, before, after, pairing: { kind: 'same', confidence: 0.99 } }, isDiff);
  return {
    label: showName(label),
    kind,
    count: { before: before.length, after: after.length },
    metrics: mappings.length === 1 ? metrics : derived(metrics, mappings),
  };
}

function rowsOf(mappings: readonly MappingPair[], side: 'before' | 'after'): readonly number[] {
  const rows: number[] = [];
  for (const mapping of mappings) for (const row of mapping[side]) rows.push(row);
  return rows;
}

/** Sums stand on no line of their own, and what each member may be off by adds up. */
function derived(metrics: Metrics, members: readonly MappingPair[]): Metrics {
  const lines = members.reduce((sum, { before, after }) => sum + Math.max(before.length, after.length), 0);
  return Object.fromEntries(
    Object.entries(metrics).map(([metric, { at: _, ...pair }]) => [
      metric,
      { ...pair, noise: pair.noise === null ? null : 1024 * lines, mark: 'derived' as const },
    ]),
  );
}
