import {
  ByteInterner,
  encodeName,
  LineFeed,
  LONGEST_LINE,
  NoteList,
  type LineSink,
  type Parsed,
  type ParseNote,
} from '../../text/index.ts';
import type { ChunkParser } from '../kernel-file.ts';
import { mayStartHeader, readHeader } from '../mapping-header.ts';
import { MappingRows } from '../mapping-rows.ts';
import type { MappingTable } from '../mapping-table.ts';
import { shareFlags } from '../same-words.ts';
import { FieldBlocks } from './field-blocks.ts';
import { FieldColumns, MOST_FIELDS } from './field-columns.ts';
import { takeApart, type FieldLine } from './field-line.ts';
import { FlagLines } from './flag-lines.ts';
import { HEADER, type LineShapes, LONGEST_FIXED, NAME, VM_FLAGS } from './line-shapes.ts';
import { metrics } from './metrics.ts';
import { metrics as flagMetrics } from './vm-flags/metrics.ts';

const NEWLINE = 10;
/** Kernels print from 500 bytes a mapping (3.x) to 750 (6.x). */
const BYTES_PER_MAPPING = 560;

type UnitRule = 'kB' | 'none' | 'unknown';

const knownFields = Object.entries(metrics).filter(([, doc]) => doc.unit !== 'text');
/** Both texts first: {@link VM_FLAGS} and {@link NAME} are their numbers. */
const knownKeys = new ByteInterner();
for (const key of ['VmFlags', 'Name', ...knownFields.map(([key]) => key)]) {
  const bytes = encodeName(key);
  knownKeys.intern(bytes, 0, bytes.length);
}
const knownUnits: readonly UnitRule[] = ['unknown', 'unknown', ...knownFields.map(([, doc]) => ('printed' in doc ? 'kB' : 'none'))];
const knownFlags: ReadonlySet<string> = new Set(Object.keys(flagMetrics));

/** What the file before taught: hundreds of files of one kernel look alike. Null while a parser has it, and after a file with unknown fields. */
let learnt: FieldBlocks | null = null;

export interface SmapsOptions {
  /** `general` reads every line without expecting its layout: slower, and with the same result. */
  readonly path?: 'fast' | 'general';
  /** Bytes of the whole file, where they are known beforehand: a hint for room. */
  readonly size?: number;
}

// Pss:                 112 kB
/**
 * Parses smaps into columns. Fields may come in any order and spacing. Unknown number fields become columns too. Lines that are
 * neither become notes.
 */
export function parseSmaps(bytes: Uint8Array, options: SmapsOptions = {}): Parsed<MappingTable> {
  const parser = streamSmaps({ size: bytes.length, ...options });
  parser.push(bytes);
  return parser.end();
}

export interface SmapsStream extends ChunkParser {
  end(): Parsed<MappingTable>;
}

/** The same for a file that comes in chunks. The chunks may be reused. */
export function streamSmaps(options: SmapsOptions = {}): SmapsStream {
  const parser = new SmapsParser(options.path === 'general', (options.size ?? 0) / BYTES_PER_MAPPING);
  const feed = new LineFeed(parser);
  return {
    push: (chunk) => {
      feed.push(chunk);
    },
    end: () => {
      feed.end();
      return parser.finish();
    },
  };
}

class SmapsParser implements LineSink {
  private readonly expectsNothing: boolean;
  private readonly rows: MappingRows;
  private readonly fields: FieldColumns;
  private readonly keys = new ByteInterner(knownKeys);
  private readonly units = [...knownUnits];
  private readonly blocks: FieldBlocks;
  private readonly shapes: LineShapes;
  private readonly flagLines = new FlagLines();
  private readonly notes = new NoteList();
  private line = 0;
  /** The field of the line before. */
  private last = HEADER;
  private isCut = false;

  constructor(expectsNothing: boolean, expectedRows: number) {
    this.expectsNothing = expectsNothing;
    this.rows = new MappingRows(expectedRows);
    this.fields = new FieldColumns(this.keys.texts);
    this.blocks = (expectsNothing ? null : learnt) ?? new FieldBlocks(this.fields);
    learnt = null;
    this.blocks.begin(this.fields);
    this.shapes = this.blocks.shapes;
  }

  lines(bytes: Uint8Array, from: number, to: number): void {
    const { rows, shapes, fields } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const fastView = this.expectsNothing ? undefined : view;
    let at = from;
    while (at < to) {
      if (fastView !== undefined) {
        if (shapes.lengths[shapes.successors[this.last] ?? HEADER] !== 0) at = this.readFixedLines(bytes, view, at, to);
        if (shapes.successors[this.last] === VM_FLAGS) at = this.readKnownFlags(view, at, to);
        if (at >= to) return;
      }
      this.line += 1;
      const headerTo = mayStartHeader(bytes[at]) ? readHeader(bytes, fastView, at, to, rows, this.line, this.notes) : -1;
      if (headerTo === -1) {
        at = this.readAny(bytes, at, to);
        continue;
      }
      // Before the first line of a file stands nothing that a header could follow.
      if (this.last !== HEADER) shapes.follow(this.last, HEADER);
      this.last = HEADER;
      fields.reserve(rows.capacity);
      at = fastView === undefined ? headerTo : this.readBlock(bytes, fastView, headerTo, to);
    }
  }

  unended(line: Uint8Array): void {
    this.line += 1;
    const parts = takeApart(line, 0, trimmedEnd(line, 0, line.length));
    const isHeader = mayStartHeader(line[0]) && readHeader(line, undefined, 0, line.length, this.rows, this.line, this.notes) >= 0;
    // The kernel ends every line. Without its newline a number or a list of flags may be cut, unless its unit follows.
    if (!isHeader && line.length < LONGEST_LINE && this.rows.count > 0 && parts?.inKilobytes === true)
      this.readField(line, 0, line.length, parts);
    else this.noteCut(line);
  }

  padding(count: number): void {
    this.notes.add('padding', 1, `${String(count)} NUL bytes at the end`);
  }

  finish(): Parsed<MappingTable> {
    const { rows } = this;
    this.blocks.settle();
    if (!this.isCut && this.endsEarly()) this.noteCut(new Uint8Array(0));
    this.fields.reserve(rows.capacity);
    const record = rows.table('smaps', this.fields.finish(rows.count));
    if (!this.expectsNothing && this.keys.texts.length === knownKeys.texts.length) learnt = this.blocks;
    return { record, notes: this.notes.finish() };
  }

  /** All fixed lines of a mapping at once, where they are as expected. Returns where they end. */
  private readBlock(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const { blocks } = this;
    const row = this.rows.count - 1;
    const end = blocks.read(this.kindOfMapping(row), row, bytes, view, from, to);
    if (end === -1) return from;
    this.line += blocks.lines;
    this.last = blocks.lastField;
    return end;
  }

  /** Lines of fixed shape, as long as the expected ones come. Returns where they end. */
  private readFixedLines(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const { fields, shapes } = this;
    const { successors, lengths } = shapes;
    this.blocks.settle();
    const { lastRow } = fields;
    const row = this.rows.count - 1;
    const lastFixed = to - LONGEST_FIXED;
    let at = from;
    let { line, last } = this;
    while (at <= lastFixed) {
      const field = successors[last] ?? HEADER;
      const length = lengths[field] ?? 0;
      if (length === 0 || lastRow[field] !== row - 1) break;
      const value = shapes.readFixed(field, length, bytes, view, at);
      if (value < 0) break;
      fields.putNext(field, row, value);
      at += length;
      line += 1;
      last = field;
    }
    this.line = line;
    this.last = last;
    return at;
  }

  /** A line of flags that came before, where one is due. Returns where it ends. */
  private readKnownFlags(view: DataView, at: number, to: number): number {
    const row = this.rows.count - 1;
    if (this.rows.flags[row] !== -1) return at;
    const set = this.flagLines.find(this.kindOfMapping(row), view, at, to);
    if (set === -1) return at;
    this.rows.flags[row] = set;
    this.line += 1;
    this.last = VM_FLAGS;
    return at + this.flagLines.length;
  }

  /** A line of which nothing is expected but, perhaps, that it is the one the field had last. */
  private readAny(bytes: Uint8Array, at: number, to: number): number {
    this.blocks.settle();
    const row = this.rows.count - 1;
    const expected = this.expectsNothing ? HEADER : (this.shapes.successors[this.last] ?? HEADER);
    if (expected < MOST_FIELDS && this.fields.lastRow[expected] !== row) {
      const length = this.shapes.matchOther(expected, bytes, at, to);
      if (length > 0) {
        this.fields.put(expected, row, this.shapes.values[expected] ?? Number.NaN);
        this.last = expected;
        return at + length;
      }
    }
    const end = bytes.indexOf(NEWLINE, at);
    if (end - at >= LONGEST_LINE) {
      this.notes.add('malformed-line', this.line, bytes.subarray(at, end));
      return end + 1;
    }
    const trimmed = trimmedEnd(bytes, at, end);
    if (trimmed === at) return end + 1;
    const parts = takeApart(bytes, at, trimmed);
    if (parts === undefined) this.notes.add('malformed-line', this.line, bytes.subarray(at, trimmed));
    else if (row < 0) this.notes.add('unknown-line', this.line, bytes.subarray(at, trimmed));
    else this.readField(bytes, at, end + 1, parts);
    return end + 1;
  }

  /** A line `Key: value` of the current mapping, in any layout; `to` is behind its newline. */
  private readField(bytes: Uint8Array, at: number, to: number, parts: FieldLine): void {
    this.blocks.settle();
    const row = this.rows.count - 1;
    const known = this.keys.texts.length;
    const field = this.keys.intern(bytes, at, parts.keyEnd, MOST_FIELDS);
    if (field === VM_FLAGS) {
      this.readFlags(bytes, at, to, parts);
      return;
    }
    if (field === NAME) {
      this.readName(bytes, at, parts);
      return;
    }
    if (field === -1 || field >= known) this.note('unknown-field', bytes, at, parts);
    if (field === -1) return;
    if (field >= known) this.units.push('unknown');
    const unit = this.units[field] ?? 'unknown';
    if (parts.number < 0) {
      // Text of an unknown field has had its note.
      if (unit !== 'unknown') this.note('malformed-line', bytes, at, parts);
      return;
    }
    if (this.fields.lastRow[field] === row) {
      this.note('duplicate-field', bytes, at, parts);
      return;
    }
    const scale = unit === 'kB' || parts.inKilobytes ? 1024 : 1;
    if (!Number.isSafeInteger(parts.number)) {
      this.note('implausible-value', bytes, at, parts);
      return;
    }
    const isExpectedUnit = unit === 'unknown' || (unit === 'kB') === parts.inKilobytes;
    if (!isExpectedUnit) this.note('unexpected-unit', bytes, at, parts);
    this.fields.put(field, row, parts.number * scale);
    if (isExpectedUnit && !this.expectsNothing) this.shapes.learn(field, bytes, at, to, parts.number * scale, scale);
    this.shapes.follow(this.last, field);
    this.last = field;
  }

  private readFlags(bytes: Uint8Array, at: number, to: number, parts: FieldLine): void {
    const { flags, flagTexts } = this.rows;
    const row = this.rows.count - 1;
    if (flags[row] !== -1) {
      this.note('duplicate-field', bytes, at, parts);
      return;
    }
    const known = flagTexts.texts.length;
    const set = flagTexts.intern(bytes, parts.keyEnd + 1, parts.valueEnd);
    flags[row] = set;
    this.shapes.follow(this.last, VM_FLAGS);
    this.last = VM_FLAGS;
    if (!this.expectsNothing) this.flagLines.learn(bytes, at, to, set);
    if (set < known) return;
    const unknown = shareFlags(flagTexts.texts[set] ?? '').filter((code) => !knownFlags.has(code));
    if (unknown.length > 0) this.notes.add('unknown-field', this.line, `VmFlags ${unknown.join(' ')}`);
  }

  /** Mappings with the same permissions, and with or without a file, mostly have the same flags. */
  private kindOfMapping(row: number): number {
    return (this.rows.permissions[row] ?? 0) * 2 + (this.rows.inode[row] === 0 ? 0 : 1);
  }

  /** Android printed the name of anonymous memory on a line of its own, sometimes twice, beside a header with or without it. */
  private readName(bytes: Uint8Array, at: number, parts: FieldLine): void {
    const { names, name } = this.rows;
    const row = this.rows.count - 1;
    const number = names.intern(bytes, parts.valueFrom, parts.valueEnd);
    if (name[row] === 0) name[row] = number;
    else if (name[row] !== number) this.note('duplicate-field', bytes, at, parts);
  }

  private note(code: ParseNote['code'], bytes: Uint8Array, at: number, parts: FieldLine): void {
    this.notes.add(code, this.line, bytes.subarray(at, parts.valueEnd));
  }

  private noteCut(line: Uint8Array): void {
    this.isCut = true;
    this.notes.add('truncated', this.line, line);
  }

  /** Whether the last mapping has fewer lines than any other: the file was cut between two lines. */
  private endsEarly(): boolean {
    const { line, count } = this.rows;
    if (count === 0) return false;
    const linesOfLast = this.line - (line[count - 1] ?? 0);
    if (count === 1) return linesOfLast === 0;
    for (let row = 1; row < count; row += 1) {
      if ((line[row] ?? 0) - (line[row - 1] ?? 0) - 1 <= linesOfLast) return false;
    }
    return true;
  }
}

/** Where a line ends without the blanks and the carriage return at its end. */
function trimmedEnd(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const byte = bytes[end - 1];
    if (byte !== 32 && byte !== 9 && byte !== 13) break;
    end -= 1;
  }
  return end;
}
