import { MOST_FIELDS } from './field-columns.ts';

/** `Private_Hugetlb:       0 kB` and its newline: "%-16s%8lu kB\n" makes 28 bytes of every field that fits. */
const WITH_UNIT = 28;
/** `ProtectionKey:         0` and its newline. */
const WITHOUT_UNIT = 25;
/** No line of a fixed shape is longer. */
export const LONGEST_FIXED = WITH_UNIT;

const DIGITS_FROM = 16;
const DIGITS_TO = 24;
const NEWLINE = 10;
const BLANK = 32;
const ZERO = 48;
/** ` kB` and the newline as a little-endian word. */
const UNIT_WORD = 0x0a426b20;
const LONGEST_OTHER = 64;

/** Numbers of the two fields that hold text; those of the others are larger. */
export const VM_FLAGS = 0;
export const NAME = 1;
/** Stands where a field's number does, for the line that opens a mapping. */
export const HEADER = 255;

/**
 * How the lines of a file look, learnt as they come: which field follows which, the bytes of its key, and the number it had last.
 * A line that looks as expected needs four words compared and, mostly, no digit read. Eight bytes are compared as one double:
 * doubles made of ASCII are neither NaN nor zero, so they are equal only if their bytes are.
 */
export class LineShapes {
  /** What followed a field last time (a field's number or {@link HEADER}). */
  readonly successors = new Uint8Array(256).fill(HEADER);
  /** Another number each time the order or the shape of the fixed lines is another one. */
  version = 0;
  /** Length of a field's line, newline included, where it has one of the two fixed shapes; otherwise 0. */
  readonly lengths = new Uint8Array(256);
  /** The value that a field had last. */
  readonly values = new Float64Array(MOST_FIELDS);
  /** Three doubles a field: two of the key, one of the digits read last. */
  private readonly doubles = new Float64Array(MOST_FIELDS * 4);
  private readonly scales = new Float64Array(MOST_FIELDS);
  private readonly others: (Uint8Array | undefined)[] = new Array<undefined>(MOST_FIELDS).fill(undefined);

  /** Learns that `field` comes behind `last`. */
  follow(last: number, field: number): void {
    if (this.successors[last] === field) return;
    this.successors[last] = field;
    this.version += 1;
  }

  /** Writes the line of fixed shape that a field had last. */
  writeLast(field: number, text: DataView, at: number): void {
    const { doubles } = this;
    const index = field * 4;
    text.setFloat64(at, doubles[index] ?? 0, true);
    text.setFloat64(at + 8, doubles[index + 1] ?? 0, true);
    text.setFloat64(at + DIGITS_FROM, doubles[index + 2] ?? 0, true);
    if (this.lengths[field] === WITH_UNIT) text.setInt32(at + DIGITS_TO, UNIT_WORD, true);
    else text.setUint8(at + DIGITS_TO, NEWLINE);
  }

  /** The value of `field` if a line of it in its fixed shape, of `length` bytes, stands at `at`, otherwise -1. */
  readFixed(field: number, length: number, bytes: Uint8Array, view: DataView, at: number): number {
    const { doubles } = this;
    const index = field * 4;
    if (
      view.getFloat64(at, true) !== doubles[index] ||
      view.getFloat64(at + 8, true) !== doubles[index + 1] ||
      (length === WITH_UNIT ? view.getInt32(at + DIGITS_TO, true) !== UNIT_WORD : bytes[at + DIGITS_TO] !== NEWLINE)
    ) {
      return -1;
    }
    const digits = view.getFloat64(at + DIGITS_FROM, true);
    if (digits === doubles[index + 2]) return this.values[field] ?? -1;
    const number = readDigits(bytes, at + DIGITS_FROM, at + DIGITS_TO);
    if (number < 0) return -1;
    doubles[index + 2] = digits;
    const value = number * (this.scales[field] ?? Number.NaN);
    this.values[field] = value;
    return value;
  }

  /** The length of the line at `at` if it is, byte for byte, the line that `field` had last in a shape of its own, otherwise 0. */
  matchOther(field: number, bytes: Uint8Array, at: number, to: number): number {
    const other = this.others[field];
    return other !== undefined && startsWith(bytes, at, to, other) ? other.length : 0;
  }

  /** Learns from a line, newline included, whose value is beyond doubt. From the last line of a file that ends without one there is nothing to learn. */
  learn(field: number, bytes: Uint8Array, at: number, to: number, value: number, scale: number): void {
    if (bytes[to - 1] !== NEWLINE) return;
    const length = to - at;
    this.values[field] = value;
    this.scales[field] = scale;
    this.others[field] = undefined;
    const isOfFixedShape = isFixed(bytes, at, length) && readDigits(bytes, at + DIGITS_FROM, at + DIGITS_TO) * scale === value;
    const newLength = isOfFixedShape ? length : 0;
    if (this.lengths[field] !== newLength) this.version += 1;
    this.lengths[field] = newLength;
    if (isOfFixedShape) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + at, length);
      for (const word of [0, 1, 2]) {
        const double = view.getFloat64(word * 8, true);
        if (word < 2 && this.doubles[field * 4 + word] !== double) this.version += 1;
        this.doubles[field * 4 + word] = double;
      }
    } else if (length <= LONGEST_OTHER) this.others[field] = bytes.slice(at, to);
  }
}

/** Whether `line` stands at `at`. */
export function startsWith(bytes: Uint8Array, at: number, to: number, line: Uint8Array): boolean {
  if (at + line.length > to) return false;
  for (let index = 0; index < line.length; index += 1) {
    if (bytes[at + index] !== line[index]) return false;
  }
  return true;
}

function isFixed(bytes: Uint8Array, at: number, length: number): boolean {
  if (length === WITH_UNIT) return bytes[at + DIGITS_TO] === BLANK && bytes[at + 26] === 0x42;
  return length === WITHOUT_UNIT;
}

/** A number right-aligned in blanks, or -1. */
function readDigits(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] === BLANK) at += 1;
  if (at === to) return -1;
  let number = 0;
  while (at < to) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
    at += 1;
  }
  return number;
}
