import type { Metrics, Pair } from '../contract/index.ts';
import { sumColumn, type MappingTable } from '../kernel/index.ts';
import { sizeAt, type Process } from '../model/index.ts';
import type { MappingPair, ProcessPair } from './comparison.ts';

/** The metrics of a mapping and the smaps columns they are sums of. */
const definitions: Readonly<Record<string, readonly string[]>> = {
  rss: ['Rss'],
  pss: ['Pss'],
  uss: ['Private_Clean', 'Private_Dirty', 'Private_Hugetlb'],
  anonymous: ['Anonymous'],
  swap: ['Swap'],
  swapPss: ['SwapPss'],
  anonymousHuge: ['AnonHugePages'],
  locked: ['Locked'],
  hugetlb: ['Private_Hugetlb', 'Shared_Hugetlb'],
};

/** Columns without which the metric is unknown; the others are absent on old kernels and count as nothing there. */
const optional = new Set(['Private_Hugetlb', 'Shared_Hugetlb']);

/** One metric of one side of a mapping pair, or null where it is unknown. */
export function mappingAmount(table: MappingTable | null, indexes: readonly number[], metric: string): number | null {
  return amountReader(table, metric)(indexes);
}

export type AmountReader = (indexes: readonly number[]) => number | null;

const readers = new WeakMap<MappingTable, Map<string, AmountReader>>();

/** The same for many pairs of one table. */
export function amountReader(table: MappingTable | null, metric: string): AmountReader {
  if (table === null) return (indexes) => (indexes.length === 0 ? 0 : null);
  let known = readers.get(table);
  if (known === undefined) readers.set(table, (known = new Map<string, AmountReader>()));
  let reader = known.get(metric);
  if (reader === undefined) known.set(metric, (reader = makeReader(table, metric)));
  return reader;
}

function makeReader(table: MappingTable, metric: string): AmountReader {
  if (metric === 'size') return (indexes) => sizeOf(table, indexes);
  const columns = (definitions[metric] ?? []).map((name) => {
    const all = sumColumn(table, name);
    // No part of a sum of nothing is something: most of the columns say 0 in all mappings.
    return { column: table.columns.get(name), isOptional: optional.has(name), isZero: all.sum === 0 && all.known === table.count };
  });
  return (indexes) => {
    if (indexes.length === 0) return 0;
    let total = 0;
    let known = false;
    for (const { column, isOptional, isZero } of columns) {
      if (isZero) {
        known = true;
        continue;
      }
      // Counted: an iterator makes two objects a step until the loop is optimised, and one group may have 60,000 mappings.
      for (let index = 0; index < indexes.length; index += 1) {
        const value = column?.[indexes[index] ?? -1];
        if (value === undefined || Number.isNaN(value)) {
          if (!isOptional) return null;
          continue;
        }
        known = true;
        total += value;
      }
    }
    return known ? total : null;
  };
}

function sizeOf({ start, end }: MappingTable, indexes: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < indexes.length; index += 1) {
    const at = indexes[index] ?? -1;
    total += (end[at] ?? 0) - (start[at] ?? 0);
  }
  return total;
}

const ownColumns = { rss: 'Rss', pss: 'Pss' } as const;

/** A metric that one column holds, of every mapping of a table by itself; 0 where it is unknown. */
export function amountsByRow(table: MappingTable, metric: 'rss' | 'pss' | 'size'): Float64Array {
  const amounts = new Float64Array(table.count);
  const column = metric === 'size' ? null : (table.columns.get(ownColumns[metric]) ?? amounts);
  for (let at = 0; at < table.count; at += 1) {
    const value = column === null ? Math.abs(sizeAt(table, at)) : (column[at] ?? 0);
    if (!Number.isNaN(value)) amounts[at] = value;
  }
  return amounts;
}

/** The same over all mappings of a process. */
export function tableAmount(table: MappingTable, metric: string): number | null {
  let total = 0;
  if (metric === 'size') {
    const { start, end } = table;
    for (let at = 0; at < table.count; at += 1) total += (end[at] ?? 0) - (start[at] ?? 0);
    return total;
  }
  let isKnown = table.count === 0;
  for (const name of definitions[metric] ?? []) {
    const { sum, known } = sumColumn(table, name);
    if (known < table.count && !optional.has(name)) return null;
    isKnown ||= known > 0;
    total += sum;
  }
  return isKnown ? total : null;
}

export const mappingMetricNames = ['size', ...Object.keys(definitions)];

/** Whether the mappings of a side are known: it does not exist there (then it has none), or its maps could be read. */
const isRead = (owner: Process | null): boolean => owner === null || owner.mappings !== null;

/** The change of one metric of a mapping pair; null where a side is unknown or there is no older side. */
export function mappingDelta(process: ProcessPair, pair: MappingPair, metric: string): number | null {
  const [before, after] = amounts(process, pair, metric);
  return before === null || after === null ? null : after - before;
}

function amounts(process: ProcessPair, pair: MappingPair, metric: string): readonly [number | null, number | null] {
  return [
    isRead(process.before) ? mappingAmount(process.before?.mappings ?? null, pair.before, metric) : null,
    isRead(process.after) ? mappingAmount(process.after?.mappings ?? null, pair.after, metric) : null,
  ];
}

/** All metrics of a mapping pair. */
export function mappingMetrics(process: ProcessPair, pair: MappingPair, isDiff: boolean): Metrics {
  // A process may have 60,000 mappings with ten metrics each: what these share is made once.
  const at = { before: firstLine(process.before, pair.before), after: firstLine(process.after, pair.after) };
  const metrics: Record<string, Pair> = {};
  for (const metric of mappingMetricNames) metrics[metric] = mappingPair(process, pair, metric, isDiff, at);
  return metrics;
}

/** Each Pss line is cut to whole kB. */
const rounded = new Set(['pss', 'swapPss']);

const sources: ReadonlyMap<string, string> = new Map([
  ['size', 'smaps.Size'],
  ...Object.entries(definitions).map(([metric, columns]) => [metric, `smaps.${columns.join('+')}`] as const),
]);

function firstLine(owner: Process | null, indexes: readonly number[]): string | null {
  const [first] = indexes;
  return owner?.mappings == null || first === undefined ? null : `${owner.mappingsPath ?? ''}:${String(owner.mappings.line[first] ?? 0)}`;
}

function mappingPair(
  process: ProcessPair,
  pair: MappingPair,
  metric: string,
  isDiff: boolean,
  at: { readonly before: string | null; readonly after: string | null },
): Pair {
  const [before, after] = amounts(process, pair, metric);
  const source = sources.get(metric) ?? '';
  const noise = rounded.has(metric) && isDiff ? 1024 * Math.max(pair.before.length, pair.after.length) : null;
  // A million of these in a report of everything: written in one piece each takes half as much as put together.
  if (!isDiff)
    return {
      before: null,
      after,
      delta: null,
      state: after === null ? 'unknown' : 'known',
      unit: 'bytes',
      source,
      noise,
      mark: 'read',
      at,
    };
  const common = { unit: 'bytes', source, noise, mark: 'read', at } as const;
  if (pair.before.length === 0 && isRead(process.before))
    return { before: null, after, delta: after, state: after === null ? 'unknown-after' : 'absent-before', ...common };
  if (pair.after.length === 0 && isRead(process.after)) {
    const state = before === null ? 'unknown-before' : 'absent-after';
    return { before, after: null, delta: before === null ? null : 0 - before, state, ...common };
  }
  const state =
    before === null && after === null ? 'unknown' : before === null ? 'unknown-before' : after === null ? 'unknown-after' : 'known';
  return { before, after, delta: before === null || after === null ? null : after - before, state, ...common };
}
