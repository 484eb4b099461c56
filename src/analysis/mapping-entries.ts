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
    const before = mappingAmount(process.before?.mappings ?? null, mapping.before, name) ?? 0;
    const after = mappingAmount(process.after?.mappings ?? null, mapping.after, name) ?? 0;
    return isDiff ? Math.abs(after - before) : after;
  };
  const weights = Float64Array.from(all, (mapping) => weigh(mapping, metric));
  // Where nothing is resident the address space is what there is to see.
  const sizes = Float64Array.from(all, (mapping) => weigh(mapping, 'size'));
  const ranked = Uint32Array.from(all.keys()).sort(
    (one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || (sizes[other] ?? 0) - (sizes[one] ?? 0) || one - other,
  );
  const listed = new Set(ranked.subarray(0, most));
  return all.filter((_, at) => listed.has(at));
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
