import type { MappingKind, MappingRegion } from '../contract/index.ts';
import type { MappingPair } from '../diff/index.ts';
import type { MappingTable } from '../kernel/index.ts';
import type { MappingClass } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { formatAddress } from '../units/index.ts';
import type { MappingList } from './mapping-list.ts';

/** More regions than any picture has room for. */
const regionsAtMost = 2000;

interface Region {
  readonly start: number;
  end: number;
  readonly kind: MappingKind;
  label: string | null;
  readonly changed: boolean;
}

/** Whether a mapping is not just the same as before, or the same at another address. */
export function isChanged({ pairing: { kind } }: MappingPair): boolean {
  return kind !== 'same' && kind !== 'moved';
}

/** One side's address space, lowest address first. Neighbours of one kind are one region; only where these are too many, gaps are closed. */
export function regionsOf(table: MappingTable | null, all: MappingList, side: 'before' | 'after'): readonly MappingRegion[] {
  if (table === null) return [];
  const order = inOrder(table.start, table.count);
  const regions = all.classes === null ? regionsOfPairs(table, all, side, order) : regionsOfRows(table, all.classes, order);
  let joined = regions;
  for (let gap = 4096; joined.length > regionsAtMost && gap < 2 ** 62; gap *= 8) {
    joined = [];
    for (const region of regions) append(joined, region.start, region.end, region.kind, region.label, region.changed, gap);
  }
  return joined.map((region) => ({
    ...region,
    start: formatAddress(region.start),
    end: formatAddress(region.end),
    label: region.label === null ? null : showName(region.label),
  }));
}

/** In a diff a row is as changed as the pair it belongs to. */
function regionsOfPairs(table: MappingTable, all: MappingList, side: 'before' | 'after', order: Uint32Array | null): Region[] {
  const owners = ownersOf(table, all, side);
  const { start, end } = table;
  const regions: Region[] = [];
  for (let place = 0; place < table.count; place += 1) {
    const at = order === null ? place : (order[place] ?? 0);
    const owner = all.at(owners[at] ?? -1);
    if (owner !== undefined) append(regions, start[at] ?? 0, end[at] ?? 0, owner.kind, owner.label, isChanged(owner), 0);
  }
  return regions;
}

/** In a report nothing is changed, and a row that goes on where one of its class ended makes that one longer. */
function regionsOfRows(table: MappingTable, classes: readonly MappingClass[], order: Uint32Array | null): Region[] {
  const { start, end, count } = table;
  const regions: Region[] = [];
  let last: { end: number } = { end: -1 };
  let lastClass: MappingClass | undefined;
  for (let place = 0; place < count; place += 1) {
    const at = order === null ? place : (order[place] ?? 0);
    const own = classes[at];
    if (own === undefined) continue;
    const from = start[at] ?? 0;
    const to = end[at] ?? 0;
    if (own === lastClass && from <= last.end) {
      last.end = to;
      continue;
    }
    append(regions, from, to, own.kind, own.label, false, 0);
    last = regions[regions.length - 1] ?? last;
    lastClass = own;
  }
  return regions;
}

/** Which pair each row belongs to: a list that makes its pairs when asked would have to keep them, so only their places are noted. */
function ownersOf(table: MappingTable, all: MappingList, side: 'before' | 'after'): Int32Array {
  const owners = new Int32Array(table.count).fill(-1);
  for (let index = 0; index < all.length; index += 1) for (const at of all.at(index)?.[side] ?? []) owners[at] = index;
  return owners;
}

/** Rows by address; null where they are so already. The kernel prints them in this order; an archive may have been written by anybody. */
function inOrder(start: Float64Array, count: number): Uint32Array | null {
  let at = 1;
  while (at < count && (start[at] ?? 0) >= (start[at - 1] ?? 0)) at += 1;
  if (at >= count) return null;
  return Uint32Array.from({ length: count }, (_, row) => row).sort((one, other) => (start[one] ?? 0) - (start[other] ?? 0));
}

function append(
  regions: Region[],
  start: number,
  end: number,
  kind: MappingKind,
  label: string | null,
  changed: boolean,
  gap: number,
): void {
  const last = regions[regions.length - 1];
  if (last?.kind !== kind || last.changed !== changed || start - last.end > gap) {
    regions.push({ start, end, kind, label, changed });
    return;
  }
  last.end = end;
  if (last.label !== label) last.label = null;
}
