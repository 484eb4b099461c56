import type { MappingGroup, MappingSummary, Metrics } from '../contract/index.ts';
import { mappingDelta, mappingMetrics, type MappingPair, type ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { isChanged, regionsOf } from './mapping-regions.ts';

/** What all mappings of a process are: sums by what people call them, and the address space. */
export function summariseMappings(process: ProcessPair, isDiff: boolean): MappingSummary {
  const all = process.mappings();
  const byKey = new Map<string, MappingPair[]>();
  for (const mapping of all) {
    const key = `${mapping.kind}\n${mapping.label}`;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [mapping]);
    else group.push(mapping);
  }
  return {
    groups: [...byKey.values()].map((mappings) => sumUp(process, mappings, isDiff)),
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

function isSame(process: ProcessPair, mapping: MappingPair): boolean {
  return mapping.pairing.kind === 'same' && (mappingDelta(process, mapping, 'rss') ?? 0) === 0;
}

function sumUp(process: ProcessPair, mappings: readonly MappingPair[], isDiff: boolean): MappingGroup {
  const [first] = mappings;
  const label = first?.label ?? '';
  const kind = first?.kind ?? 'anonymous';
  const before = mappings.flatMap((mapping) => mapping.before);
  const after = mappings.flatMap((mapping) => mapping.after);
  const metrics = mappingMetrics(process, { label, kind, before, after, pairing: { kind: 'same', confidence: 0.99 } }, isDiff);
  return {
    label: showName(label),
    kind,
    count: { before: before.length, after: after.length },
    metrics: mappings.length === 1 ? metrics : derived(metrics, mappings),
  };
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
