import type { MappingEntry, MappingPlace, ProcessEntry } from '../contract/index.ts';
import { amountReader, amountsByRow, mappingMetrics, type MappingPair, type ProcessPair } from '../diff/index.ts';
import { permissionsAt, type Process } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { formatAddress } from '../units/index.ts';
import { listMappings, type MappingList } from './mapping-list.ts';
import { summariseMappings } from './mapping-summary.ts';

/** So many mappings of a process are listed unless all are asked for. A process at vm.max_map_count has 65,530. */
export const listedAtMost = 500;

export type Listed = Pick<ProcessEntry, 'mappings' | 'mappingsLeftOut' | 'mappingSummary'>;

/**
 * The mappings of a process: all of them, or those that changed most (in a report: the largest) in the order of their addresses, with
 * what all together are.
 */
export function mappingEntries(pair: ProcessPair, isDiff: boolean, most: number): Listed {
  const all = listMappings(pair, isDiff);
  const rows = all.length <= most ? Uint32Array.from({ length: all.length }, (_, at) => at) : largestOf(all, pair, isDiff, most);
  const mappings: MappingEntry[] = [];
  for (const row of rows) {
    const mapping = all.at(row);
    if (mapping !== undefined) mappings.push(mappingEntry(pair, mapping, isDiff));
  }
  if (all.length <= most) return { mappings, mappingsLeftOut: 0 };
  return { mappings, mappingsLeftOut: all.length - most, mappingSummary: summariseMappings(pair, all, isDiff) };
}

/** The rows of the `most` largest, in their order. */
function largestOf(all: MappingList, process: ProcessPair, isDiff: boolean, most: number): Uint32Array {
  const metric = process.metrics['pss']?.delta != null || process.metrics['pss']?.after != null ? 'pss' : 'rss';
  const weights = weighAll(all, process, metric, isDiff);
  const least = nthLargest(weights, most);
  const larger = countAbove(weights, least);
  // Of mappings that weigh the same (where nothing is resident, all of them) the longest.
  const sizes = weighAll(all, process, 'size', isDiff);
  for (let at = 0; at < all.length; at += 1) if (weights[at] !== least) sizes[at] = -1;
  const shortest = nthLargest(sizes, most - larger);
  let left = most - larger - countAbove(sizes, shortest);
  const rows = new Uint32Array(most);
  let used = 0;
  for (let at = 0; at < all.length; at += 1) {
    const weight = weights[at] ?? 0;
    const size = sizes[at] ?? 0;
    const isLarger = weight > least || (weight === least && size > shortest);
    const isAlike = weight === least && size === shortest && left > 0;
    if (!isLarger && !isAlike) continue;
    if (!isLarger) left -= 1;
    rows[used] = at;
    used += 1;
  }
  return rows;
}

/** What each mapping has of a metric, in a diff by how much it changed. */
function weighAll(all: MappingList, { before, after }: ProcessPair, metric: 'pss' | 'rss' | 'size', isDiff: boolean): Float64Array {
  if (all.rowsOf !== null) return amountsByRow(all.rowsOf, metric);
  const [was, is] = [amountReader(before?.mappings ?? null, metric), amountReader(after?.mappings ?? null, metric)];
  const weights = new Float64Array(all.length);
  for (let at = 0; at < all.length; at += 1) {
    const mapping = all.at(at);
    if (mapping !== undefined) weights[at] = Math.abs((is(mapping.after) ?? 0) - (isDiff ? (was(mapping.before) ?? 0) : 0));
  }
  return weights;
}

function countAbove(values: Float64Array, least: number): number {
  let count = 0;
  for (let at = 0; at < values.length; at += 1) if ((values[at] ?? 0) > least) count += 1;
  return count;
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
