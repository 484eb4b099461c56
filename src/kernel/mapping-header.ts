import { LONGEST_LINE, type NoteList } from '../text/index.ts';
import { firstDifference } from './first-difference.ts';
import type { MappingRows } from './mapping-rows.ts';

const TAB = 9;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const DASH = 45;
const ZERO = 48;
const COLON = 58;

/** Value of a lower-case hexadecimal digit, -1 for every other byte. The kernel prints no upper case here. */
const hexValue = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit += 1) hexValue[digit.toString(16).charCodeAt(0)] = digit;

/** Whether a line that starts with this byte can be a header line. Field names start with a capital letter. */
export function mayStartHeader(byte: number | undefined): boolean {
  return (hexValue[byte ?? 0] ?? -1) >= 0;
}

/** Behind the range and the permissions of memory without a file: `000000 00:00 0 ` and the newline, as two doubles. */
const anonymousTail = new DataView(Uint8Array.from('000000 00:00 0 \n', (letter) => letter.charCodeAt(0)).buffer);
const anonymousTailFirst = anonymousTail.getFloat64(0, true);
const anonymousTailLast = anonymousTail.getFloat64(8, true);
const zeroDevice = Uint8Array.from('00:00', (letter) => letter.charCodeAt(0));
/** ` rw-p 00000000 00:00 0 ` and the newline. */
const ANONYMOUS_WIDTH = 24;
/** ` rw-p ` */
const PERMISSIONS_WIDTH = 6;

// 7f0c5a000000-7f0c5a021000 rw-p 00000000 00:00 0                          [heap]
/**
 * Reads a line of maps, or the line that opens a mapping in smaps, into the next row. Such a line is known by its address range
 * at column 0 and by nothing else: the path after the fifth column may imitate any line. Returns the position behind the line, or
 * -1 if it is no such line.
 *
 * The kernel escapes the newline in a path as `\012` and leaves a backslash as it is, so a printed `\012` may be either: names stay
 * as they are printed. (fs/proc/task_mmu.c show_vma_header_prefix(), fs/seq_file.c mangle_path())
 *
 * `view`: of the bytes, to compare the most frequent ending at once; without it every column is read.
 */
export function readHeader(
  bytes: Uint8Array,
  view: DataView | undefined,
  from: number,
  to: number,
  rows: MappingRows,
  line: number,
  notes: NoteList,
): number {
  const row = rows.next();
  const startTo = readHex(bytes, from, rows.start, row);
  if (startTo === -1 || bytes[startTo] !== DASH) return -1;
  const at = readHex(bytes, startTo + 1, rows.end, row);
  // A range at the very end of a cut file may lack digits.
  if (at === -1 || at >= to || !isGap(bytes[at])) return -1;
  rows.accept(line);
  if ((rows.end[row] ?? 0) <= (rows.start[row] ?? 0)) notes.add('implausible-value', line, bytes.subarray(from, at));
  if (view === undefined || at + ANONYMOUS_WIDTH > to) return readColumns(bytes, from, at, to, rows, row, line, notes);
  const word = view.getInt32(at + 1, true);
  const permissions = bytes[at] === BLANK && bytes[at + 5] === BLANK && word !== 0 ? rows.knownPermissionSet(word) : -1;
  const end =
    permissions === -1 ? -1 : isAnonymous(bytes, view, at) ? putAnonymous(rows, row, at) : readSameFile(bytes, view, at, to, rows, row);
  if (end === -1) return readColumns(bytes, from, at, to, rows, row, line, notes);
  rows.permissions[row] = permissions;
  return end;
}

function putAnonymous(rows: MappingRows, row: number, at: number): number {
  if (rows.noDevice === -1) rows.noDevice = rows.devices.intern(zeroDevice, 0, zeroDevice.length);
  rows.offset[row] = 0;
  rows.device[row] = rows.noDevice;
  rows.inode[row] = 0;
  rows.name[row] = 0;
  return at + ANONYMOUS_WIDTH;
}

/** The mappings of a file follow one another: behind their offsets, their lines are the same to the end. Returns -1 for another file. */
function readSameFile(bytes: Uint8Array, view: DataView, at: number, to: number, rows: MappingRows, row: number): number {
  const { lastFile } = rows;
  const offsetTo = readHex(bytes, at + PERMISSIONS_WIDTH, rows.offset, row);
  if (offsetTo === -1 || lastFile.length === 0 || offsetTo + lastFile.length > to) return -1;
  if (firstDifference(view, offsetTo, lastFile.text, 0, lastFile.length) !== lastFile.length) return -1;
  rows.device[row] = rows.device[lastFile.row] ?? 0;
  rows.inode[row] = rows.inode[lastFile.row] ?? 0;
  rows.name[row] = lastFile.name;
  return offsetTo + lastFile.length;
}

const range = new Float64Array(1);

/** Whether a line opens a mapping: all that {@link readHeader} asks for to count it. */
export function opensMapping(bytes: Uint8Array, from: number, to: number): boolean {
  const startTo = readHex(bytes, from, range, 0);
  if (startTo === -1 || bytes[startTo] !== DASH) return false;
  const at = readHex(bytes, startTo + 1, range, 0);
  return at !== -1 && at < to && isGap(bytes[at]);
}

function readColumns(
  bytes: Uint8Array,
  from: number,
  rangeTo: number,
  to: number,
  rows: MappingRows,
  row: number,
  line: number,
  notes: NoteList,
): number {
  let lineTo = rangeTo;
  while (lineTo < to && bytes[lineTo] !== NEWLINE) lineTo += 1;
  const isLine = lineTo - from < LONGEST_LINE;
  let at = skipBlanks(bytes, rangeTo, lineTo);
  const permissions = isLine ? permissionWord(bytes, at, lineTo) : 0;
  rows.permissions[row] = rows.permissionSet(permissions);
  let whole = permissions !== 0;
  if (whole) at = skipBlanks(bytes, at + 4, lineTo);

  const offsetTo = whole ? readHex(bytes, at, rows.offset, row) : -1;
  whole = offsetTo !== -1 && offsetTo < lineTo && isBlank(bytes[offsetTo]);
  if (whole) at = skipBlanks(bytes, offsetTo, lineTo);
  else rows.offset[row] = Number.NaN;

  const deviceTo = whole ? endOfDevice(bytes, at) : -1;
  whole = deviceTo !== -1 && isBlank(bytes[deviceTo]);
  rows.device[row] = rows.devices.intern(bytes, at, whole ? deviceTo : at);
  if (whole) at = skipBlanks(bytes, deviceTo, lineTo);

  const inodeTo = whole ? endOfDigits(bytes, at) : -1;
  // Behind the number of a cut line there may have been more digits: the newline belongs to it.
  whole = inodeTo > at && inodeTo - at <= 20 && inodeTo < to && isGap(bytes[inodeTo]);
  rows.inode[row] = Number.NaN;
  if (whole) {
    readInode(bytes, at, inodeTo, rows, row);
    at = inodeTo;
  }

  const nameFrom = skipBlanks(bytes, at, lineTo);
  if (isLine && bytes[lineTo - 1] === CARRIAGE_RETURN) rows.carriageReturns += 1;
  // What stands behind a malformed column may be anything: it is no name.
  rows.name[row] = whole && lineTo > nameFrom ? rows.names.intern(bytes, nameFrom, lineTo) : 0;
  if (!whole) notes.add('malformed-line', line, bytes.subarray(from, lineTo));
  else if (lineTo < to && bytes[lineTo - 1] !== CARRIAGE_RETURN) rows.rememberFile(bytes, offsetTo, lineTo + 1, row);
  return lineTo + 1;
}

/** ` 00000000 00:00 0 ` and the newline, behind the permissions. */
function isAnonymous(bytes: Uint8Array, view: DataView, at: number): boolean {
  return (
    view.getFloat64(at + 8, true) === anonymousTailFirst &&
    view.getFloat64(at + 16, true) === anonymousTailLast &&
    bytes[at + 6] === ZERO &&
    bytes[at + 7] === ZERO
  );
}

/**
 * Reads a hexadecimal number of at most 16 digits into a cell; returns where it ends, or -1 if it is none or no double holds it:
 * addresses and offsets are multiples of a page, so with 14 digits and more the last three must be zero. Seven digits at a time
 * fit a small integer, and these are much faster than doubles.
 */
function readHex(bytes: Uint8Array, from: number, cells: Float64Array, cell: number): number {
  let at = from;
  let value = 0;
  let digit = hexValue[bytes[at] ?? 0] ?? -1;
  while (digit >= 0) {
    const stop = at + 7;
    let part = 0;
    let scale = 1;
    while (digit >= 0 && at < stop) {
      part = (part << 4) | digit;
      scale <<= 4;
      at += 1;
      digit = hexValue[bytes[at] ?? 0] ?? -1;
    }
    value = value * scale + part;
  }
  cells[cell] = value;
  const digits = at - from;
  if (digits === 0 || digits > 16) return -1;
  if (digits > 13 && (bytes[at - 1] !== ZERO || bytes[at - 2] !== ZERO || bytes[at - 3] !== ZERO)) return -1;
  return at;
}

/** The four letters as one little-endian word, or 0 where they are not `r`/`-`, `w`/`-`, `x`/`-`, `s`/`p` and then a blank. */
function permissionWord(bytes: Uint8Array, at: number, to: number): number {
  if (at + 4 >= to || !isBlank(bytes[at + 4])) return 0;
  const read = bytes[at] ?? 0;
  const write = bytes[at + 1] ?? 0;
  const execute = bytes[at + 2] ?? 0;
  const share = bytes[at + 3] ?? 0;
  if (read !== 0x72 && read !== DASH) return 0;
  if (write !== 0x77 && write !== DASH) return 0;
  if (execute !== 0x78 && execute !== DASH) return 0;
  if (share !== 0x70 && share !== 0x73) return 0;
  return read | (write << 8) | (execute << 16) | (share << 24);
}

/** Where `08:01` ends: hexadecimal digits around one colon; -1 where it does not stand. */
function endOfDevice(bytes: Uint8Array, from: number): number {
  const major = endOfHex(bytes, from);
  if (major === from || bytes[major] !== COLON) return -1;
  const minor = endOfHex(bytes, major + 1);
  return minor === major + 1 ? -1 : minor;
}

function readInode(bytes: Uint8Array, from: number, to: number, rows: MappingRows, row: number): void {
  let inode = 0;
  for (let at = from; at < to; at += 1) inode = inode * 10 + (bytes[at] ?? 0) - ZERO;
  if (Number.isSafeInteger(inode)) rows.inode[row] = inode;
  else rows.largeInodes.set(row, String.fromCharCode(...bytes.subarray(from, to)));
}

function endOfHex(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((hexValue[bytes[at] ?? 0] ?? -1) >= 0) at += 1;
  return at;
}

function endOfDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at])) at += 1;
  return at;
}

function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at])) at += 1;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB;
}

function isGap(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB || byte === NEWLINE || byte === CARRIAGE_RETURN;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 57;
}
