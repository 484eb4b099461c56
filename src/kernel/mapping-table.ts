/**
 * The mappings of one process as columns: 60,000 mappings with 24 fields are 30 typed arrays, not 60,000 objects.
 * Made from smaps (with fields) or from maps (without).
 */
export interface MappingTable {
  readonly type: 'mappings';
  readonly count: number;
  /** First address and first address behind, exact as doubles (see Address). */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Index into `permissionSets`. */
  readonly permissions: Uint8Array;
  /** As printed: `rw-p`. */
  readonly permissionSets: readonly string[];
  /** Offset in the file, in bytes. */
  readonly offset: MappingColumn;
  /** Index into `devices` (`08:01`). */
  readonly device: Uint16Array | Uint32Array;
  readonly devices: readonly string[];
  /** 0 without a file; NaN where the line did not say, and from 2^53 on (see largeInodes). */
  readonly inode: MappingColumn;
  /** Row -> inode number as text, for numbers that no double holds (overlayfs, FUSE and NFS make such). */
  readonly largeInodes?: ReadonlyMap<number, string>;
  /** Index into `names`; index 0 is the empty name. */
  readonly name: Uint16Array | Uint32Array;
  /**
   * Path, `[heap]`, `[anon:...]`, as a name (text/name.ts), interned. As printed: a newline in a path stands as `\012`, which the
   * kernel does not tell from these four characters in a path.
   */
  readonly names: readonly string[];
  /** 1-based line of the mapping's header in its file. */
  readonly line: Uint32Array;
  /** smaps only. Index into `flagSets`; -1 where there was no VmFlags line. */
  readonly flags: Int16Array | Int32Array;
  /** Two-letter codes in kernel order: `['rd','wr','mr','mw','me','ac']`. */
  readonly flagSets: readonly (readonly string[])[];
  /**
   * smaps only: field name as the kernel spells it -> bytes (counts for fields without kB, such as THPeligible and ProtectionKey).
   * NaN where that mapping had no such line: unknown, not 0. Unknown numeric fields of newer kernels are columns as well.
   * Four bytes a value where these hold all of a column exactly.
   * Fields that say one and the same in all mappings share one array, and a large column may be the front of a larger buffer.
   */
  readonly columns: ReadonlyMap<string, MappingColumn>;
  /** `smaps` or `maps`. */
  readonly source: 'smaps' | 'maps';
}

/** Values of one smaps field, a row each. */
export type MappingColumn = Float32Array | Float64Array;

interface ColumnSum {
  readonly sum: number;
  readonly known: number;
}

const unknown: ColumnSum = { sum: 0, known: 0 };

/** Metrics, checks and findings ask for the same sums: made once a column. */
const made = new WeakMap<MappingColumn, ColumnSum>();

/** The sum of one smaps column, and over how many mappings it is known. */
export function sumColumn(table: MappingTable, field: string): ColumnSum {
  const column = table.columns.get(field);
  if (column === undefined) return unknown;
  let summed = made.get(column);
  if (summed === undefined) {
    summed = sumOf(column);
    made.set(column, summed);
  }
  return summed;
}

function sumOf(column: MappingColumn): ColumnSum {
  let sum = 0;
  let known = 0;
  for (let at = 0; at < column.length; at += 1) {
    const value = column[at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    known += 1;
  }
  return { sum, known };
}
