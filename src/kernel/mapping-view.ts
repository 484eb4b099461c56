import type { MappingTable } from './mapping-table.ts';

/** One mapping of a table, made on demand. */
export interface MappingView {
  /** First address, and first address behind. */
  readonly start: number;
  readonly end: number;
  /** As printed, `rw-p`; empty where the line did not say. */
  readonly permissions: string;
  /** In the file, in bytes; null where the line did not say. */
  readonly offset: number | null;
  /** `08:01`; empty where the line did not say. */
  readonly device: string;
  /** 0 for memory without a file; as text from 2^53 on; null where the line did not say. */
  readonly inode: number | string | null;
  /** A name (text/name.ts) as printed; empty for memory without one. */
  readonly name: string;
  /** VmFlags codes; null in maps, and where smaps had no such line. */
  readonly flags: readonly string[] | null;
  /** 1-based line of the mapping's header. */
  readonly line: number;
}

/** The mapping in row `index` of a table, or undefined behind its end. */
export function viewMapping(table: MappingTable, index: number): MappingView | undefined {
  const start = table.start[index];
  const end = table.end[index];
  if (start === undefined || end === undefined) return undefined;
  return {
    start,
    end,
    permissions: table.permissionSets[table.permissions[index] ?? -1] ?? '',
    offset: known(table.offset[index]),
    device: table.devices[table.device[index] ?? -1] ?? '',
    inode: table.largeInodes?.get(index) ?? known(table.inode[index]),
    name: table.names[table.name[index] ?? 0] ?? '',
    flags: table.flagSets[table.flags[index] ?? -1] ?? null,
    line: table.line[index] ?? 0,
  };
}

/** A smaps field of one mapping, in bytes (or as a count, see MappingTable.columns); null where that mapping had no such line. */
export function mappingValue(table: MappingTable, index: number, field: string): number | null {
  return known(table.columns.get(field)?.[index]);
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
