import { ByteInterner } from '../text/index.ts';
import { keepColumn } from './kept-column.ts';
import { keepLines } from './line-column.ts';
import { narrowAmounts, narrowFlags, narrowNumbers } from './narrow-column.ts';
import { shareFlags, shareText } from './same-words.ts';
import type { MappingTable } from './mapping-table.ts';

const LEAST_CAPACITY = 64;
/** What is set aside on the word of a size alone; a file that really is larger grows like any other. */
const MOST_EXPECTED = 1 << 20;
/** Columns up to here are filled in room that the next file uses again, and copied when they are done; longer ones are kept as they are. */
const MOST_REUSED = 1 << 17;

/** A device, an inode and a path of usual length. */
const LONGEST_TAIL = 256;

interface Room {
  readonly start: Float64Array<ArrayBuffer>;
  readonly end: Float64Array<ArrayBuffer>;
  readonly offset: Float64Array<ArrayBuffer>;
  readonly inode: Float64Array<ArrayBuffer>;
  readonly permissions: Uint8Array<ArrayBuffer>;
  readonly device: Uint32Array<ArrayBuffer>;
  readonly name: Uint32Array<ArrayBuffer>;
  readonly line: Uint32Array<ArrayBuffer>;
  readonly flags: Int32Array<ArrayBuffer>;
}

/** Thousands of files in a row: new columns for each would be garbage faster than it is collected. Null while a parser has it. */
let spare: Room | null = null;

function takeRoom(capacity: number): Room {
  const room = spare;
  if (room !== null && room.start.length >= capacity && capacity <= MOST_REUSED) {
    spare = null;
    return room;
  }
  return {
    start: new Float64Array(capacity),
    end: new Float64Array(capacity),
    offset: new Float64Array(capacity),
    inode: new Float64Array(capacity),
    permissions: new Uint8Array(capacity),
    device: new Uint32Array(capacity),
    name: new Uint32Array(capacity),
    line: new Uint32Array(capacity),
    flags: new Int32Array(capacity),
  };
}

/** The columns that maps and smaps share, while they grow: what a header line says. */
export class MappingRows {
  count = 0;
  capacity: number;
  start: Float64Array<ArrayBuffer>;
  end: Float64Array<ArrayBuffer>;
  offset: Float64Array<ArrayBuffer>;
  inode: Float64Array<ArrayBuffer>;
  permissions: Uint8Array<ArrayBuffer>;
  device: Uint32Array<ArrayBuffer>;
  name: Uint32Array<ArrayBuffer>;
  line: Uint32Array<ArrayBuffer>;
  flags: Int32Array<ArrayBuffer>;
  readonly devices = new ByteInterner();
  readonly names = new ByteInterner();
  readonly flagTexts = new ByteInterner();
  readonly permissionSets: string[] = [];
  /** Number of the device `00:00`, -1 before it came. */
  noDevice = -1;
  /**
   * Row of the last mapping with a file, its line from behind the offset to the newline, of length 0 where there is none to go by, and
   * the name in that line: a line `Name:` may give the row another one later.
   */
  readonly lastFile = { row: -1, name: 0, length: 0, text: new DataView(new ArrayBuffer(LONGEST_TAIL)) };
  /** Inode numbers from 2^53 on: no double holds them. */
  readonly largeInodes = new Map<number, string>();
  /** Header lines that end in a carriage return. */
  carriageReturns = 0;
  private readonly permissionWords = new Int32Array(256);

  /** `expected`: rows that the size of the file lets expect. Room that is never used costs address space, no memory. */
  constructor(expected = 0) {
    const room = takeRoom(Math.min(Math.max(Math.ceil(expected), LEAST_CAPACITY), MOST_EXPECTED));
    this.capacity = room.start.length;
    this.start = room.start;
    this.end = room.end;
    this.offset = room.offset;
    this.inode = room.inode;
    this.permissions = room.permissions;
    this.device = room.device;
    this.name = room.name;
    this.line = room.line;
    this.flags = room.flags;
    this.names.intern(new Uint8Array(0), 0, 0);
  }

  /** The row that comes next; there is room for it, but it is not there yet. */
  next(): number {
    if (this.count === this.capacity) this.grow();
    return this.count;
  }

  /** Makes the next row one of the table: the header on `line` opened it. */
  accept(line: number): void {
    this.line[this.count] = line;
    this.flags[this.count] = -1;
    this.count += 1;
  }

  /** Remembers the line of a mapping from behind its offset to behind its newline. */
  rememberFile(bytes: Uint8Array, from: number, to: number, row: number): void {
    const { lastFile } = this;
    lastFile.length = 0;
    if (to - from > LONGEST_TAIL || to - from < 8 || this.largeInodes.has(row)) return;
    for (let at = from; at < to; at += 1) lastFile.text.setUint8(at - from, bytes[at] ?? 0);
    lastFile.length = to - from;
    lastFile.row = row;
    lastFile.name = this.name[row] ?? 0;
  }

  /** The number of a permission set seen before, from its four letters as one little-endian word; otherwise -1. */
  knownPermissionSet(word: number): number {
    for (let number = 0; number < this.permissionSets.length; number += 1) {
      if (this.permissionWords[number] === word) return number;
    }
    return -1;
  }

  /** The number of a permission set; the word 0 stands for an unknown one. */
  permissionSet(word: number): number {
    const known = this.knownPermissionSet(word);
    if (known !== -1) return known;
    const letters = [word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, (word >>> 24) & 0xff];
    this.permissionWords[this.permissionSets.length] = word;
    return this.permissionSets.push(word === 0 ? '' : String.fromCharCode(...letters)) - 1;
  }

  /** The finished table. `columns` are the fields of smaps, already of the same length. */
  table(source: MappingTable['source'], columns: MappingTable['columns']): MappingTable {
    const { names, name } = this.namesWithoutCarriageReturn();
    const { count } = this;
    const table: MappingTable = {
      type: 'mappings',
      count,
      start: trim(this.start, count),
      end: trim(this.end, count),
      permissions: trim(this.permissions, count),
      permissionSets: this.permissionSets,
      offset: narrowAmounts(this.offset, count),
      device: narrowNumbers(this.device, count, this.devices.texts.length),
      devices: this.devices.texts.map(shareText),
      inode: narrowAmounts(this.inode, count),
      name: narrowNumbers(name, count, names.length),
      names: names.map(shareText),
      line: keepLines(this.line, count),
      flags: narrowFlags(this.flags, count, this.flagTexts.texts.length),
      flagSets: this.flagTexts.texts.map(shareFlags),
      columns,
      source,
      ...(this.largeInodes.size > 0 ? { largeInodes: this.largeInodes } : {}),
    };
    this.giveBack();
    return table;
  }

  /** The table has copies of its own: the room is for the next file. Nothing is read here any more. */
  private giveBack(): void {
    const { start, end, offset, inode, permissions, device, name, line, flags } = this;
    const isLonger = spare === null || spare.start.length < start.length;
    if (isReused(start) && isLonger) spare = { start, end, offset, inode, permissions, device, name, line, flags };
  }

  /**
   * A file that went through a system with carriage returns has one at the end of every line; a file name may really end in
   * one. So they are taken off only where every header line has one.
   */
  private namesWithoutCarriageReturn(): { readonly names: readonly string[]; readonly name: Uint32Array<ArrayBuffer> } {
    const { texts } = this.names;
    if (this.count === 0 || this.carriageReturns < this.count) return { names: texts, name: this.name };
    const numbers = new Map([['', 0]]);
    const renumbered = Uint32Array.from(texts, (text) => {
      const bare = text.endsWith('\r') ? text.slice(0, -1) : text;
      const number = numbers.get(bare) ?? numbers.size;
      numbers.set(bare, number);
      return number;
    });
    return { names: [...numbers.keys()], name: this.name.map((number) => renumbered[number] ?? 0) };
  }

  private grow(): void {
    this.capacity *= 2;
    const { capacity } = this;
    this.start = widen(this.start, new Float64Array(capacity));
    this.end = widen(this.end, new Float64Array(capacity));
    this.offset = widen(this.offset, new Float64Array(capacity));
    this.inode = widen(this.inode, new Float64Array(capacity));
    this.permissions = widen(this.permissions, new Uint8Array(capacity));
    this.device = widen(this.device, new Uint32Array(capacity));
    this.name = widen(this.name, new Uint32Array(capacity));
    this.line = widen(this.line, new Uint32Array(capacity));
    this.flags = widen(this.flags, new Int32Array(capacity));
  }
}

type Column =
  Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** The same values at the start of a larger column. */
export function widen<C extends Column>(column: C, larger: C): C {
  larger.set(column);
  return larger;
}

/** Whether a column lies in room that is used again. */
export function isReused(column: Column): boolean {
  return column.length <= MOST_REUSED;
}

/** The first `count` values; of a column in reused room as a copy, of a long one as a view: its unused end is pages that nobody touched. */
export function trim<C extends Column>(column: C, count: number): C {
  return isReused(column) ? keepColumn(column, count) : (column.subarray(0, count) as C);
}
