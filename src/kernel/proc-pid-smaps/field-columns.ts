import { constantColumn } from '../constant-column.ts';
import { isReused, trim, widen } from '../mapping-rows.ts';
import type { MappingColumn } from '../mapping-table.ts';

/** Fields of one file, known and unknown: 26 are known, and a file with more than this many is no smaps. */
export const MOST_FIELDS = 96;

/** More fields than any kernel prints with amounts that differ. */
const MOST_SPARES = 32;

/**
 * Amounts of smaps are multiples of 1 kB: below 16 GiB all of them, and above it those of whole pages, are exact in four bytes. A column
 * that has one which is not takes eight.
 */
export type FieldColumn = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Whether four bytes hold a value as it is. */
const isExact = (value: number): boolean => Number.isNaN(value) || Math.fround(value) === value;

/** Of private anonymous memory Rss, Pss, Private_Dirty, Referenced and Anonymous say the same. */
function isAlike(one: MappingColumn, other: FieldColumn, count: number): boolean {
  if (one.BYTES_PER_ELEMENT !== other.BYTES_PER_ELEMENT) return false;
  for (let row = 0; row < count; row += 1) {
    if (one[row] !== other[row]) return false;
  }
  return true;
}

/** Columns of files that are done, all of one length, for the next file. */
let spares: Float32Array<ArrayBuffer>[] = [];

function takeColumn(capacity: number): Float32Array<ArrayBuffer> {
  return (spares[0]?.length === capacity ? spares.pop() : undefined) ?? new Float32Array(capacity);
}

/** Of the longest kind: shorter ones fit no more once the rows have grown. */
function giveBack(column: FieldColumn): void {
  const length = spares[0]?.length ?? 0;
  if (!(column instanceof Float32Array) || !isReused(column) || column.length < length) return;
  if (column.length > length) spares = [];
  if (spares.length < MOST_SPARES) spares.push(column);
}

/**
 * The number columns of smaps while they grow. Most fields of most processes are the same in every mapping (page size 4 kB, no
 * hugetlb, no swap, no KSM): such a column is one number until a mapping differs, and costs no memory.
 */
export class FieldColumns {
  private readonly names: readonly string[];
  /** Last row that has a value, -1 before the first. */
  readonly lastRow = new Int32Array(MOST_FIELDS).fill(-1);
  private readonly constants = new Float64Array(MOST_FIELDS).fill(Number.NaN);
  private readonly columns: (FieldColumn | undefined)[] = new Array<undefined>(MOST_FIELDS).fill(undefined);
  private capacity = 0;
  /** Another number each time a column gets room, or other room: what {@link ownColumn} says holds as long as this. */
  version = 0;

  /** `names`: of the fields by number; may grow. */
  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** Sets the value of a field in a row that is not before any row set for it. */
  put(field: number, row: number, value: number): void {
    if (this.lastRow[field] === row - 1) this.putNext(field, row, value);
    else this.skipTo(field, row, value);
  }

  /** The same where the field has a value in the row before, or the row is the first. */
  putNext(field: number, row: number, value: number): void {
    const column = this.columns[field];
    if (column !== undefined) this.set(column, field, row, value);
    else if (value !== this.constants[field]) this.differ(field, row, value);
    this.lastRow[field] = row;
  }

  /** The column of a field whose rows differ. */
  ownColumn(field: number): FieldColumn | undefined {
    return this.columns[field];
  }

  /** Whether a row may be left as it is (all rows so far say `value`), or `value` written into the field's own column without more ado. */
  takes(field: number, value: number): boolean {
    return this.columns[field] === undefined ? this.constants[field] === value : Math.fround(value) === value;
  }

  /** Makes room for `capacity` rows. */
  reserve(capacity: number): void {
    if (capacity === this.capacity) return;
    this.capacity = capacity;
    this.version += 1;
    for (let field = 0; field < this.names.length; field += 1) {
      const column = this.columns[field];
      if (column instanceof Float32Array) this.columns[field] = widen(column, new Float32Array(capacity));
      else if (column !== undefined) this.columns[field] = widen(column, new Float64Array(capacity));
    }
  }

  /** All columns with `count` rows; where a mapping lacked the field, NaN. Columns that say the same share one array. */
  finish(count: number): ReadonlyMap<string, MappingColumn> {
    const shared = new Map<number, MappingColumn>();
    const own: MappingColumn[] = [];
    const finished = new Map<string, MappingColumn>();
    for (const [field, name] of this.names.entries()) {
      const last = this.lastRow[field] ?? -1;
      if (last === -1) continue;
      const constant = this.constants[field] ?? Number.NaN;
      if (this.columns[field] === undefined && last === count - 1) {
        const column =
          shared.get(constant) ?? (isExact(constant) ? constantColumn(constant, count) : new Float64Array(count).fill(constant));
        shared.set(constant, column);
        finished.set(name, column);
        continue;
      }
      const column = this.columns[field] ?? this.materialize(field, last + 1);
      column.fill(Number.NaN, last + 1, count);
      let kept = own.find((earlier) => isAlike(earlier, column, count));
      if (kept === undefined) {
        kept = trim(column, count);
        own.push(kept);
      }
      finished.set(name, kept);
      giveBack(column);
    }
    this.columns.fill(undefined);
    return finished;
  }

  /** The first value of a field, or the first one that differs. */
  private differ(field: number, row: number, value: number): void {
    if (row === 0) this.constants[field] = value;
    else this.set(this.materialize(field, row), field, row, value);
  }

  private skipTo(field: number, row: number, value: number): void {
    const from = (this.lastRow[field] ?? -1) + 1;
    const column = this.columns[field] ?? this.materialize(field, from);
    column.fill(Number.NaN, from, row);
    this.set(column, field, row, value);
    this.lastRow[field] = row;
  }

  private set(column: FieldColumn, field: number, row: number, value: number): void {
    if (column instanceof Float32Array && Math.fround(value) !== value) {
      const wider = new Float64Array(this.capacity);
      wider.set(column.subarray(0, row));
      wider[row] = value;
      this.columns[field] = wider;
      this.version += 1;
    } else column[row] = value;
  }

  private materialize(field: number, rows: number): FieldColumn {
    const constant = this.constants[field] ?? Number.NaN;
    const column = isExact(constant) ? takeColumn(this.capacity) : new Float64Array(this.capacity);
    column.fill(constant, 0, rows);
    this.columns[field] = column;
    this.version += 1;
    return column;
  }
}
