import { decodeName } from './name.ts';
import type { ParseNote } from './note.ts';

const NEWLINE = 10;

/** One line of a file: its 1-based number and its bytes without the newline. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array;
}

/**
 * The lines of a file. A missing final newline is accepted; NUL padding at the end (sysfs files packed by tar are padded to
 * a page) is cut off and reported as one note.
 */
export function* eachLine(bytes: Uint8Array): Generator<Line> {
  const end = trimPadding(bytes);
  let number = 0;
  let start = 0;
  while (start < end) {
    let stop = bytes.indexOf(NEWLINE, start);
    if (stop === -1 || stop > end) stop = end;
    number += 1;
    yield { number, bytes: bytes.subarray(start, stop) };
    start = stop + 1;
  }
}

/** Where the text of a file ends: before any trailing NUL bytes. */
export function trimPadding(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end;
}

/** A note on a file padded with NUL bytes, or none. */
export function paddingNotes(bytes: Uint8Array): readonly ParseNote[] {
  const cut = bytes.length - trimPadding(bytes);
  return cut === 0 ? [] : [{ code: 'padding', line: 1, text: `${String(cut)} NUL bytes at the end` }];
}

/** A line as a name, cut for a note. */
export function quoteLine(bytes: Uint8Array): string {
  return decodeName(bytes.subarray(0, 200));
}

/** A line of kernel words (never of names): decoded, trailing blanks and carriage return removed. */
export function lineText(line: Line): string {
  let end = line.bytes.length;
  while (end > 0 && isBlank(line.bytes[end - 1])) end -= 1;
  return decodeName(line.bytes.subarray(0, end));
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}
