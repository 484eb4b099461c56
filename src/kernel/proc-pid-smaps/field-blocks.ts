import { firstDifference } from '../first-difference.ts';
import type { FieldColumn, FieldColumns } from './field-columns.ts';
import { HEADER, LineShapes } from './line-shapes.ts';

/** Permissions times two: with a file, and without. */
const KINDS = 512;
/** Longer blocks would be no smaps. */
const MOST_LINES = 64;

/** The field lines that mappings of one kind had last, and what they say. */
interface Block {
  readonly text: DataView;
  readonly values: Float64Array;
  /** A value is not the one that its field has in all rows so far, or needs more room than the others. */
  differs: boolean;
}

/**
 * The field lines of a mapping as one block. A file prints the same fields for every mapping, and most of what they say is what the last
 * mapping of its kind said too: the block is compared with that one eight bytes at a time, and only lines that differ are read.
 * Lines of another shape end the use of blocks until two mappings in a row look alike again.
 *
 * Hundreds of short files pass through here before anything is optimised, and an iterator makes two objects a step until then: the loops
 * over the lines count.
 */
export class FieldBlocks {
  readonly shapes = new LineShapes();
  private columns: FieldColumns;
  private readonly blocks: (Block | undefined)[] = new Array<undefined>(KINDS).fill(undefined);
  private made: Block[] = [];
  /** Of the lines of a block: field, where it begins, and behind the last one its length. */
  private fields = new Uint8Array(0);
  private offsets = new Uint16Array(1);
  /** The line in which a byte of a block lies. */
  private lineOf = new Uint8Array(0);
  /** State of the shapes that the blocks were made from, and at the header before. */
  private version = -1;
  private lastVersion = -1;
  /** Last row that was read as a block, and last one that the columns know of. */
  private row = -1;
  private settled = -1;
  /** Columns of their own, which every row is written to, with their lines in the block. */
  private written: FieldColumn[] = [];
  private writtenLines: number[] = [];
  private writtenVersion = -1;

  constructor(columns: FieldColumns) {
    this.columns = columns;
  }

  /** Begins with another file. What was learnt stays: it is expected of the lines to come, and nothing is read on its word alone. */
  begin(columns: FieldColumns): void {
    this.columns = columns;
    this.row = -1;
    this.settled = -1;
    this.written = [];
    this.writtenVersion = -1;
    for (const block of this.made) block.differs = true;
  }

  /** Lines of a block. */
  get lines(): number {
    return this.fields.length;
  }

  /** Field of the last line of a block. */
  get lastField(): number {
    return this.fields[this.fields.length - 1] ?? HEADER;
  }

  /** Reads the field lines of `row`, which stand at `at`. Returns where they end, or -1 if they are not as expected: nothing is read then. */
  read(kind: number, row: number, bytes: Uint8Array, view: DataView, at: number, to: number): number {
    if ((this.row !== row - 1 || this.shapes.version !== this.version) && !this.prepare(row)) return -1;
    const block = this.blocks[kind] ?? this.makeBlock(kind);
    const { text } = block;
    const length = text.byteLength;
    if (length === 0 || at + length > to) return -1;
    const same = firstDifference(view, at, text, 0, length);
    if (same !== length && !this.readChanged(block, same, bytes, view, at)) return -1;
    if (block.differs || this.writtenVersion !== this.columns.version) this.putAll(block, row);
    else this.put(block, row);
    this.row = row;
    return at + length;
  }

  /** Lets the columns know which rows were read as blocks; before any line of them is read by itself. */
  settle(): void {
    if (this.settled === this.row) return;
    this.settled = this.row;
    const { fields, columns, row } = this;
    for (let line = 0; line < fields.length; line += 1) columns.lastRow[fields[line] ?? HEADER] = row;
  }

  /** Makes ready for `row`. False where other fields than those of a block, or lines of another shape, stood in the row before. */
  private prepare(row: number): boolean {
    const { version } = this.shapes;
    this.settle();
    if (version !== this.version) {
      const isSteady = version === this.lastVersion;
      this.lastVersion = version;
      if (!isSteady) return false;
      this.learn();
    }
    const { fields, columns } = this;
    for (let line = 0; line < fields.length; line += 1) if (columns.lastRow[fields[line] ?? HEADER] !== row - 1) return false;
    return true;
  }

  /** Which fixed lines follow one another behind a header. */
  private learn(): void {
    const { successors, lengths } = this.shapes;
    const fields: number[] = [];
    const offsets = [0];
    let field = successors[HEADER] ?? HEADER;
    while ((lengths[field] ?? 0) > 0 && !fields.includes(field) && fields.length < MOST_LINES) {
      fields.push(field);
      offsets.push((offsets[offsets.length - 1] ?? 0) + (lengths[field] ?? 0));
      field = successors[field] ?? HEADER;
    }
    this.fields = Uint8Array.from(fields);
    this.offsets = Uint16Array.from(offsets);
    this.lineOf = Uint8Array.from(fields.flatMap((each, line) => new Array<number>(lengths[each] ?? 0).fill(line)));
    this.blocks.fill(undefined);
    this.made = [];
    this.writtenVersion = -1;
    this.row = -1;
    this.settled = -1;
    this.version = this.shapes.version;
  }

  private makeBlock(kind: number): Block {
    const text = new DataView(new ArrayBuffer(this.offsets[this.fields.length] ?? 0));
    for (const [line, field] of this.fields.entries()) this.shapes.writeLast(field, text, this.offsets[line] ?? 0);
    const values = Float64Array.from(this.fields, (field) => this.shapes.values[field] ?? Number.NaN);
    const block = { text, values, differs: true };
    this.blocks[kind] = block;
    this.made.push(block);
    return block;
  }

  /** Reads the lines that differ from the block's, the first of which is that of byte `from`; false if more than their digits does. */
  private readChanged(block: Block, from: number, bytes: Uint8Array, view: DataView, at: number): boolean {
    const { text } = block;
    const length = text.byteLength;
    const count = this.fields.length;
    let line = 0;
    let same = from;
    while (same !== length) {
      line = Math.max(line, this.lineOf[same] ?? count);
      if (line >= count || !this.readLine(block, line, bytes, view, at)) return false;
      line += 1;
      same = firstDifference(view, at, text, (this.offsets[line] ?? 0) & ~7, length);
    }
    return true;
  }

  /** Reads one line that differs from the block's; false if more than its digits does. */
  private readLine(block: Block, line: number, bytes: Uint8Array, view: DataView, at: number): boolean {
    const field = this.fields[line] ?? HEADER;
    const offset = this.offsets[line] ?? 0;
    const value = this.shapes.readFixed(field, (this.offsets[line + 1] ?? 0) - offset, bytes, view, at + offset);
    if (value < 0) return false;
    this.shapes.writeLast(field, block.text, offset);
    block.values[line] = value;
    if (!this.columns.takes(field, value)) block.differs = true;
    return true;
  }

  private put({ values }: Block, row: number): void {
    const { written, writtenLines } = this;
    for (let index = 0; index < written.length; index += 1) {
      const column = written[index];
      if (column !== undefined) column[row] = values[writtenLines[index] ?? 0] ?? Number.NaN;
    }
  }

  private putAll(block: Block, row: number): void {
    const { fields, columns } = this;
    for (let line = 0; line < fields.length; line += 1) columns.putNext(fields[line] ?? HEADER, row, block.values[line] ?? Number.NaN);
    block.differs = false;
    if (this.writtenVersion !== this.columns.version) this.findWritten();
  }

  private findWritten(): void {
    this.written = [];
    this.writtenLines = [];
    for (let line = 0; line < this.fields.length; line += 1) {
      const column = this.columns.ownColumn(this.fields[line] ?? HEADER);
      if (column === undefined) continue;
      this.written.push(column);
      this.writtenLines.push(line);
    }
    this.writtenVersion = this.columns.version;
  }
}
