import { isReused, trim, widen } from '../mapping-rows.ts';

/** Fields of one file, known and unknown: 26 are known, and a file with more than this many is no smaps. */
export const MOST_FIELDS = 96;

/** More fields than any kernel prints with amounts that differ. */
const MOST_SPARES = 32;

/** Columns of files that are done, all of one length, for the next file. */
let spares: Float64Array<ArrayBuffer>[] = [];

function takeColumn(capacity: number): Float64Array<ArrayBuffer> {
  return (spares[0]?.length === capacity ? spares.pop() : undefined) ?? new Float64Array(capacity);
}

/** Of the longest kind: shorter ones fit no more once the rows have grown. */
function giveBack(column: Float64Array<ArrayBuffer>): void {
  const length = spares[0]?.length ?? 0;
  if (!isReused(column) || column.length < length) return;
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
  private readonly columns: (Float64Array<ArrayBuffer> | undefined)[] = new Array<undefined>(MOST_FIELDS).fill(undefined);
  private capacity = 0;

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
    if (column !== undefined) column[row] = value;
    else if (value !== this.constants[field]) this.differ(field, row, value);
    this.lastRow[field] = row;
  }

  /** Makes room for `capacity` rows. */
  reserve(capacity: number): void {
    if (capacity === this.capacity) return;
    this.capacity = capacity;
    for (const [field, column] of this.columns.entries()) {
      if (column !== undefined) this.columns[field] = widen(column, new Float64Array(capacity));
    }
  }

  /** All columns with `count` rows; where a mapping lacked the field, NaN. Columns that hold one number alone share one array. */
  finish(count: number): ReadonlyMap<string, Float64Array> {
    const shared = new Map<number, Float64Array>();
    const finished = new Map<string, Float64Array>();
    for (const [field, name] of this.names.entries()) {
      const last = this.lastRow[field] ?? -1;
      if (last === -1) continue;
      const constant = this.constants[field] ?? Number.NaN;
      if (this.columns[field] === undefined && last === count - 1) {
        const column = shared.get(constant) ?? new Float64Array(count).fill(constant);
        shared.set(constant, column);
        finished.set(name, column);
        continue;
      }
      const column = this.columns[field] ?? this.materialize(field, last + 1);
      column.fill(Number.NaN, last + 1, count);
      finished.set(name, trim(column, count));
      giveBack(column);
    }
    this.columns.fill(undefined);
    return finished;
  }

  /** The first value of a field, or the first one that differs. */
  private differ(field: number, row: number, value: number): void {
    if (row === 0) this.constants[field] = value;
    else this.materialize(field, row)[row] = value;
  }

  private skipTo(field: number, row: number, value: number): void {
    const from = (this.lastRow[field] ?? -1) + 1;
    const column = this.columns[field] ?? this.materialize(field, from);
    column.fill(Number.NaN, from, row);
    column[row] = value;
    this.lastRow[field] = row;
  }

  private materialize(field: number, rows: number): Float64Array<ArrayBuffer> {
    const column = takeColumn(this.capacity);
    column.fill(this.constants[field] ?? Number.NaN, 0, rows);
    this.columns[field] = column;
    return column;
  }
}
