import type { MappingEntry, MappingPlace, ProcessEntry } from '../contract/index.ts';
import { mappingAmount, mappingMetrics, type MappingPair, type ProcessPair } from '../diff/index.ts';
import { permissionsAt, type Process } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { formatAddress } from '../units/index.ts';
import { summariseMappings } from './mapping-summary.ts';

/** So many mappings of a process are listed unless all are asked for. A process at vm.max_map_count has 65,530. */
export const listedAtMost = 500;

export type Listed = Pick<ProcessEntry, 'mappings' | 'mappingsLeftOut' | 'mappingSummary'>;

/**
 * The mappings of a process: all of them, or those that changed most (in a report: the largest) in the order of their addresses, with
 * what all together are.
 */
export function mappingEntries(pair: ProcessPair, isDiff: boolean, most: number): Listed {
  const all = pair.mappings();
  const entry = (mapping: MappingPair): MappingEntry => mappingEntry(pair, mapping, isDiff);
  if (all.length <= most) return { mappings: all.map(entry), mappingsLeftOut: 0 };
  return {
    mappings: largestOf(all, pair, isDiff, most).map(entry),
    mappingsLeftOut: all.length - most,
    mappingSummary: summariseMappings(pair, isDiff),
  };
}

function largestOf(all: readonly MappingPair[], process: ProcessPair, isDiff: boolean, most: number): readonly MappingPair[] {
  const metric = process.metrics['pss']?.delta != null || process.metrics['pss']?.after != null ? 'pss' : 'rss';
  const weigh = (mapping: MappingPair, name: string): number => {
    const before = isDiff ? (mappingAmount(process.before?.mappings ?? null, mapping.before, name) ?? 0) : 0;
    const after = mappingAmount(process.after?.mappings ?? null, mapping.after, name) ?? 0;
    return Math.abs(after - before);
  };
  const weights = Float64Array.from(all, (mapping) => weigh(mapping, metric));
  const least = nthLargest(weights, most);
  const larger = weights.reduce((count, weight) => (weight > least ? count + 1 : count), 0);
  // Of mappings that weigh the same (where nothing is resident, all of them) the longest.
  const sizes = Float64Array.from(all, (mapping, at) => (weights[at] === least ? weigh(mapping, 'size') : -1));
  const shortest = nthLargest(sizes, most - larger);
  let left = most - larger - sizes.reduce((count, size) => (size > shortest ? count + 1 : count), 0);
  return all.filter((_, at) => {
    const [weight = 0, size = 0] = [weights[at], sizes[at]];
    if (weight > least || (weight === least && size > shortest)) return true;
    if (weight < least || size < shortest || left === 0) return false;
    left -= 1;
    return true;
  });
}

function nthLargest(values: Float64Array, nth: number): number {
  return values.slice().sort()[values.length - nth] ?? 0;
}

function mappingEntry(process: ProcessPair, mapping: MappingPair, isDiff: boolean): MappingEntry {
  return {
    label: showName(mapping.label),
    kind: mapping.kind,
    before: mapping.before.map((at) => place(process.before, at)),
    after: mapping.after.map((at) => place(process.after, at)),
    pairing: mapping.pairing,
    metrics: mappingMetrics(process, mapping, isDiff),
  };
}

function place(process: Process | null, at: number): MappingPlace {
  const table = process?.mappings;
  if (table == null) return { start: '0x0', end: '0x0', permissions: '', offset: 0, line: 0 };
  return {
    start: formatAddress(table.start[at] ?? 0),
    end: formatAddress(table.end[at] ?? 0),
    permissions: permissionsAt(table, at),
    offset: table.offset[at] ?? 0,
    line: table.line[at] ?? 0,
  };
}
