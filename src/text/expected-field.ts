import { readPlainBytes } from './amount.ts';
import type { FieldCollector } from './field-collector.ts';
import type { FieldShape } from './field-shape.ts';
import { decodeName } from './name.ts';

/** Longer texts hardly come twice. */
const rememberedBytes = 256;

/**
 * Reads a line if it is the field that came next in the file before, with a value of the usual form. Nearly every line is; all others are
 * left to be read as if nothing were expected, which gives the same for these too.
 */
export function readExpected(
  fields: FieldCollector,
  separator: ':' | ' ',
  bytes: Uint8Array,
  from: number,
  to: number,
  line: number,
): boolean {
  const { expected } = fields;
  if (expected?.rule === undefined || expected.line !== line) return false;
  const at = valueAt(expected.keyBytes, separator, bytes, from, to);
  if (at === -1) return false;
  if (expected.rule.read === 'text') {
    fields.take(expected, textAt(expected, bytes, at, to));
    return true;
  }
  const amount = expected.rule.read === 'amount' ? readPlainBytes(bytes, at, to, expected.rule) : -1;
  if (amount === -1) return false;
  fields.take(expected, amount);
  return true;
}

/** Where the value begins in a line of this key; -1 for another key, or without a value. */
function valueAt(key: Uint8Array, separator: ':' | ' ', bytes: Uint8Array, from: number, to: number): number {
  let at = from + key.length;
  if (at >= to || bytes[at] !== separator.charCodeAt(0)) return -1;
  for (let index = 0; index < key.length; index += 1) if (bytes[from + index] !== key[index]) return -1;
  do at += 1;
  while (at < to && isBlank(bytes[at]));
  return at < to ? at : -1;
}

/** A text without the blanks at its end, each run of blanks in it as one. */
function textAt(expected: FieldShape, bytes: Uint8Array, from: number, to: number): string {
  const last = expected.textBytes;
  if (last !== null && isSame(last, bytes, from, to)) return expected.text;
  let end = to;
  while (end > from && (isBlank(bytes[end - 1]) || bytes[end - 1] === 13)) end -= 1;
  const text = decodeName(bytes.subarray(from, end)).replace(/[ \t]+/gu, ' ');
  if (to - from <= rememberedBytes) {
    expected.text = text;
    expected.textBytes = bytes.slice(from, to);
  }
  return text;
}

function isSame(last: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (last.length !== to - from) return false;
  for (let at = 0; at < last.length; at += 1) if (last[at] !== bytes[from + at]) return false;
  return true;
}

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9;
