import type { MappingGroup, MappingKind, MappingSummary, Metrics } from '../contract/index.ts';
import { mappingDelta, mappingMetrics, type MappingPair, type ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import type { MappingClass } from '../model/index.ts';
import type { MappingList } from './mapping-list.ts';
import { isChanged, regionsOf } from './mapping-regions.ts';

/** What all mappings of a process are: sums by what people call them, and the address space. */
export function summariseMappings(process: ProcessPair, all: MappingList, isDiff: boolean): MappingSummary {
  const { groups, changed, changedRanges } = all.classes === null ? groupPairs(process, all, isDiff) : groupRows(all.classes);
  return {
    groups: groups.map((group) => sumUp(process, group, isDiff)),
    regions: {
      before: regionsOf(process.before?.mappings ?? null, all, 'before'),
      after: regionsOf(process.after?.mappings ?? null, all, 'after'),
    },
    changed,
    changedRanges,
  };
}

interface Members {
  readonly label: string;
  readonly kind: MappingKind;
  count: number;
  /** Lines of smaps that the larger side of each member has. */
  lines: number;
  readonly before: number[];
  readonly after: number[];
}

interface Grouped {
  readonly groups: readonly Members[];
  readonly changed: number;
  readonly changedRanges: number;
}

function groupPairs(process: ProcessPair, all: MappingList, isDiff: boolean): Grouped {
  const { groups, groupOf } = startGroups();
  let [changed, changedRanges] = [0, 0];
  let group: Members | null = null;
  for (let at = 0; at < all.length; at += 1) {
    const mapping = all.at(at);
    if (mapping === undefined) continue;
    // Neighbours mostly are of one group.
    if (group?.label !== mapping.label || group.kind !== mapping.kind) group = groupOf(mapping);
    join(group, mapping);
    if (isChanged(mapping)) changed += 1;
    if (!isDiff || !isSame(process, mapping)) changedRanges += mapping.before.length + mapping.after.length;
  }
  return { groups, changed, changedRanges };
}

/** In a report every row is a pair of its own, and most of tens of thousands are of the class of the row before. */
function groupRows(classes: readonly MappingClass[]): Grouped {
  const { groups, groupOf } = startGroups();
  let last: MappingClass | undefined;
  let rows: number[] = [];
  for (let at = 0; at < classes.length; at += 1) {
    const own = classes[at];
    if (own !== last && own !== undefined) {
      last = own;
      rows = groupOf(own).after;
    }
    rows.push(at);
  }
  for (const group of groups) group.count = group.lines = group.after.length;
  return { groups, changed: 0, changedRanges: classes.length };
}

function startGroups(): { readonly groups: Members[]; readonly groupOf: (of: MappingClass) => Members } {
  const groups: Members[] = [];
  const byLabel = new Map<string, Map<MappingKind, Members>>();
  const groupOf = ({ label, kind }: MappingClass): Members => {
    let byKind = byLabel.get(label);
    if (byKind === undefined) byLabel.set(label, (byKind = new Map<MappingKind, Members>()));
    let group = byKind.get(kind);
    if (group === undefined) {
      group = { label, kind, count: 0, lines: 0, before: [], after: [] };
      byKind.set(kind, group);
      groups.push(group);
    }
    return group;
  };
  return { groups, groupOf };
}

function join(group: Members, { before, after }: MappingPair): void {
  group.count += 1;
  group.lines += Math.max(before.length, after.length);
  for (const row of before) group.before.push(row);
  for (const row of after) group.after.push(row);
}

function isSame(process: ProcessPair, mapping: MappingPair): boolean {
  return mapping.pairing.kind === 'same' && (mappingDelta(process, mapping, 'rss') ?? 0) === 0;
}

function sumUp(process: ProcessPair, { label, kind, before, after, count, lines }: Members, isDiff: boolean): MappingGroup {
  const metrics = mappingMetrics(process, { label, kind, before, after, pairing: { kind: 'same', confidence: 0.99 } }, isDiff);
  return {
    label: showName(label),
    kind,
    count: { before: before.length, after: after.length },
    metrics: count === 1 ? metrics : derived(metrics, lines),
  };
}

/** Sums stand on no line of their own, and what each line may be off by adds up. */
function derived(metrics: Metrics, lines: number): Metrics {
  return Object.fromEntries(
    Object.entries(metrics).map(([metric, { at: _, ...pair }]) => [
      metric,
      { ...pair, noise: pair.noise === null ? null : 1024 * lines, mark: 'derived' as const },
    ]),
  );
}
