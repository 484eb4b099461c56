const BLANK = 32;
const TAB = 9;
const ZERO = 48;
const LONGEST_KEY = 64;

/** What a field line says, read without any trust in its layout. Positions are into the line's bytes. */
export interface FieldLine {
  /** Behind the key; the colon stands here. */
  readonly keyEnd: number;
  /** The value without the blanks around it. */
  readonly valueFrom: number;
  readonly valueEnd: number;
  /** Printed number, or -1 where the value is no number. */
  readonly number: number;
  /** Whether ` kB` follows the number. */
  readonly inKilobytes: boolean;
}

/** Takes a line `Key: value` apart; undefined where it is none. `to` is behind the last byte that is no blank. */
export function takeApart(bytes: Uint8Array, from: number, to: number): FieldLine | undefined {
  // Every field name of smaps starts with a capital letter; what does not is no field.
  const first = bytes[from] ?? 0;
  if (first < 0x41 || first > 0x5a) return undefined;
  let keyEnd = from;
  while (keyEnd < to && isKeyByte(bytes[keyEnd] ?? 0)) keyEnd += 1;
  if (keyEnd - from > LONGEST_KEY || bytes[keyEnd] !== 0x3a || keyEnd >= to) return undefined;
  let at = keyEnd + 1;
  while (at < to && isBlank(bytes[at])) at += 1;
  const valueFrom = at;
  let number = 0;
  while (at < to && isDigit(bytes[at])) {
    number = number * 10 + (bytes[at] ?? 0) - ZERO;
    at += 1;
  }
  const digits = at > valueFrom;
  const digitsEnd = at;
  while (at < to && isBlank(bytes[at])) at += 1;
  const inKilobytes = digits && at > digitsEnd && at + 2 === to && bytes[at] === 0x6b && bytes[at + 1] === 0x42;
  return { keyEnd, valueFrom, valueEnd: to, number: digits && (at === to || inKilobytes) ? number : -1, inKilobytes };
}

function isKeyByte(byte: number): boolean {
  const letter = byte | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || byte === 0x28 || byte === 0x29 || byte === 0x2d
  );
}

function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 57;
}
