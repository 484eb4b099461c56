import type { MappingRegion } from '../contract/index.ts';
import type { MappingPair } from '../diff/index.ts';
import type { MappingTable } from '../kernel/index.ts';
import { showName } from '../text/index.ts';
import { formatAddress } from '../units/index.ts';

/** More regions than any picture has room for. */
const regionsAtMost = 2000;

interface Region {
  readonly start: number;
  end: number;
  readonly of: MappingPair;
  label: string | null;
  readonly changed: boolean;
}

/** Whether a mapping is not just the same as before, or the same at another address. */
export function isChanged({ pairing: { kind } }: MappingPair): boolean {
  return kind !== 'same' && kind !== 'moved';
}

/** One side's address space, lowest address first. Neighbours of one kind are one region; only where these are too many, gaps are closed. */
export function regionsOf(
  table: MappingTable | null,
  mappings: readonly MappingPair[],
  side: 'before' | 'after',
): readonly MappingRegion[] {
  if (table === null) return [];
  const owners = new Array<MappingPair | undefined>(table.count);
  for (const mapping of mappings) for (const at of mapping[side]) owners[at] = mapping;
  const { start, end } = table;
  const rows = Uint32Array.from(owners.keys());
  // The kernel prints them in this order; an archive may have been written by anybody.
  if (rows.some((at) => at > 0 && (start[at] ?? 0) < (start[at - 1] ?? 0)))
    rows.sort((one, other) => (start[one] ?? 0) - (start[other] ?? 0));
  const regions: Region[] = [];
  for (const at of rows) {
    const of = owners[at];
    if (of !== undefined) append(regions, { start: start[at] ?? 0, end: end[at] ?? 0, of, label: of.label, changed: isChanged(of) }, 0);
  }
  let joined = regions;
  for (let gap = 4096; joined.length > regionsAtMost && gap < 2 ** 62; gap *= 8) {
    joined = [];
    for (const region of regions) append(joined, { ...region }, gap);
  }
  return joined.map(({ of, label, changed, ...range }) => ({
    start: formatAddress(range.start),
    end: formatAddress(range.end),
    kind: of.kind,
    label: label === null ? null : showName(label),
    changed,
  }));
}

function append(regions: Region[], region: Region, gap: number): void {
  const last = regions[regions.length - 1];
  const alike = last?.of.kind === region.of.kind && last.changed === region.changed;
  if (last !== undefined && alike && region.start - last.end <= gap) {
    last.end = region.end;
    if (last.label !== region.label) last.label = null;
  } else regions.push(region);
}
