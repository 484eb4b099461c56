import type { NoteList } from '../text/index.ts';
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

// 7f0c5a000000-7f0c5a021000 rw-p 00000000 00:00 0                          [heap]
/**
 * Reads a line of maps, or the line that opens a mapping in smaps, into the next row. Such a line is known by its address range
 * at column 0 and by nothing else: the path after the fifth column may imitate any line. Returns the position behind the line, or
 * -1 if it is no such line.
 *
 * The kernel escapes the newline in a path as `\012` and leaves a backslash as it is, so a printed `\012` may be either: names stay
 * as they are printed. (fs/proc/task_mmu.c show_vma_header_prefix(), fs/seq_file.c mangle_path())
 */
export function readHeader(bytes: Uint8Array, from: number, to: number, rows: MappingRows, line: number, notes: NoteList): number {
  let at = from;
  let start = 0;
  let digit = hexValue[bytes[at] ?? 0] ?? -1;
  while (digit >= 0) {
    start = start * 16 + digit;
    at += 1;
    digit = hexValue[bytes[at] ?? 0] ?? -1;
  }
  if (bytes[at] !== DASH || !isExactAddress(bytes, from, at)) return -1;
  at += 1;
  const endFrom = at;
  let end = 0;
  digit = hexValue[bytes[at] ?? 0] ?? -1;
  while (digit >= 0) {
    end = end * 16 + digit;
    at += 1;
    digit = hexValue[bytes[at] ?? 0] ?? -1;
  }
  if (!isExactAddress(bytes, endFrom, at)) return -1;
  // A range at the very end of a cut file may lack digits.
  if (at >= to || !isGap(bytes[at])) return -1;

  const row = rows.open();
  rows.start[row] = start;
  rows.end[row] = end;
  rows.line[row] = line;
  if (end <= start) notes.add('implausible-value', line, bytes.subarray(from, at));

  at = skipBlanks(bytes, at, to);
  const permissions = permissionWord(bytes, at, to);
  rows.permissions[row] = rows.permissionSet(permissions);
  let whole = permissions !== 0;
  if (whole) at = skipBlanks(bytes, at + 4, to);

  const offsetFrom = at;
  let offset = 0;
  digit = hexValue[bytes[at] ?? 0] ?? -1;
  while (whole && at < to && digit >= 0) {
    offset = offset * 16 + digit;
    at += 1;
    digit = hexValue[bytes[at] ?? 0] ?? -1;
  }
  whole &&= at < to && isBlank(bytes[at]) && isExactAddress(bytes, offsetFrom, at);
  rows.offset[row] = whole ? offset : Number.NaN;
  if (whole) at = skipBlanks(bytes, at, to);

  const deviceFrom = at;
  let colons = 0;
  while (whole && at < to && ((hexValue[bytes[at] ?? 0] ?? -1) >= 0 || bytes[at] === COLON)) {
    if (bytes[at] === COLON) colons += 1;
    at += 1;
  }
  whole &&= at < to && isBlank(bytes[at]) && colons === 1;
  rows.device[row] = rows.devices.intern(bytes, deviceFrom, whole ? at : deviceFrom);
  if (whole) at = skipBlanks(bytes, at, to);

  const inodeFrom = at;
  let inode = 0;
  while (whole && at < to && isDigit(bytes[at])) {
    inode = inode * 10 + (bytes[at] ?? 0) - ZERO;
    at += 1;
  }
  const digits = at - inodeFrom;
  whole &&= at < to && isGap(bytes[at]) && digits > 0 && digits <= 20;
  if (whole && !Number.isSafeInteger(inode)) rows.largeInodes.set(row, String.fromCharCode(...bytes.subarray(inodeFrom, at)));
  rows.inode[row] = whole && Number.isSafeInteger(inode) ? inode : Number.NaN;

  at = skipBlanks(bytes, at, to);
  const nameFrom = at;
  while (at < to && bytes[at] !== NEWLINE) at += 1;
  if (bytes[at - 1] === CARRIAGE_RETURN) rows.carriageReturns += 1;
  // What stands behind a malformed column may be anything: it is no name.
  rows.name[row] = whole && at > nameFrom ? rows.names.intern(bytes, nameFrom, at) : 0;
  if (!whole) notes.add('malformed-line', line, bytes.subarray(from, at));
  return at + 1;
}

/** Addresses and offsets are multiples of a page: with the last three digits zero, 64 bits fit a double. */
function isExactAddress(bytes: Uint8Array, from: number, to: number): boolean {
  const digits = to - from;
  if (digits < 1 || digits > 16) return false;
  return digits <= 13 || (bytes[to - 1] === ZERO && bytes[to - 2] === ZERO && bytes[to - 3] === ZERO);
}

/** The four letters as one little-endian word, or 0 where they are not `r`/`-`, `w`/`-`, `x`/`-`, `s`/`p` and then a blank. */
function permissionWord(bytes: Uint8Array, at: number, to: number): number {
  if (at + 4 >= to || !isBlank(bytes[at + 4])) return 0;
  const [read = 0, write = 0, execute = 0, share = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  const known =
    (read === 0x72 || read === DASH) &&
    (write === 0x77 || write === DASH) &&
    (execute === 0x78 || execute === DASH) &&
    (share === 0x70 || share === 0x73);
  return known ? read | (write << 8) | (execute << 16) | (share << 24) : 0;
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
