import { brotliDecompressSync } from 'node:zlib';

/** First and last code point of a run that a font has glyphs for. */
export type CodePointRange = readonly [number, number];

const cmapTag = 0;
/** Of the WOFF2 known tags, the two whose data may be transformed. */
const glyfTag = 10;
const locaTag = 11;
const arbitraryTag = 63;

/**
 * The code points that a WOFF2 font covers, in order. Only its `cmap` is read (formats 4 and 12); it is never transformed.
 * Source: W3C WOFF File Format 2.0, section 5; OpenType specification, cmap.
 *
 * @throws RangeError when the bytes are no such font
 */
export function readCoverage(font: Uint8Array): readonly CodePointRange[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new RangeError('no WOFF2 font');
  const tables = view.getUint16(12);
  const compressedLength = view.getUint32(20);
  let at = 48;
  let cmap: { readonly start: number; readonly length: number } | undefined;
  let start = 0;
  for (let index = 0; index < tables; index += 1) {
    const flags = view.getUint8(at);
    at += 1;
    const tag = flags & 0x3f;
    if (tag === arbitraryTag) at += 4;
    const original = readBase128(view, at);
    at = original.next;
    let length = original.value;
    const version = flags >> 6;
    const transformed = tag === glyfTag || tag === locaTag ? version !== 3 : version !== 0;
    if (transformed) {
      const stored = readBase128(view, at);
      at = stored.next;
      length = stored.value;
    }
    if (tag === cmapTag) cmap = { start, length };
    start += length;
  }
  if (cmap === undefined) throw new RangeError('a font without a character map');
  const data = brotliDecompressSync(font.subarray(at, at + compressedLength));
  return mergeRanges(readCmap(new DataView(data.buffer, data.byteOffset + cmap.start, cmap.length)));
}

/** Whether a code point lies in one of the ranges, which are in order. */
export function covers(ranges: readonly CodePointRange[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

function readBase128(view: DataView, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = from; at < from + 5; at += 1) {
    const byte = view.getUint8(at);
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, next: at + 1 };
  }
  throw new RangeError('a length that does not end');
}

function readCmap(cmap: DataView): CodePointRange[] {
  const ranges: CodePointRange[] = [];
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const offset = cmap.getUint32(4 + index * 8 + 4);
    const format = cmap.getUint16(offset);
    if (format === 12) ranges.push(...readFormat12(cmap, offset));
    else if (format === 4) ranges.push(...readFormat4(cmap, offset));
  }
  return ranges;
}

function readFormat12(cmap: DataView, offset: number): CodePointRange[] {
  const groups = cmap.getUint32(offset + 12);
  return Array.from(
    { length: groups },
    (_, index) => [cmap.getUint32(offset + 16 + index * 12), cmap.getUint32(offset + 20 + index * 12)] as const,
  );
}

/** Segments map onto glyphs by a delta or through an array; glyph 0 is "missing", so every character is looked at. */
function readFormat4(cmap: DataView, offset: number): CodePointRange[] {
  const segments = cmap.getUint16(offset + 6) / 2;
  const column = (number: number, segment: number): number => offset + 14 + number * segments * 2 + (number > 0 ? 2 : 0) + segment * 2;
  const ranges: CodePointRange[] = [];
  for (let segment = 0; segment < segments; segment += 1) {
    const last = cmap.getUint16(column(0, segment));
    const first = cmap.getUint16(column(1, segment));
    const delta = cmap.getUint16(column(2, segment));
    const slot = column(3, segment);
    const jump = cmap.getUint16(slot);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph = jump === 0 ? (code + delta) & 0xffff : cmap.getUint16(slot + jump + (code - first) * 2);
      if (glyph !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

function mergeRanges(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const previous = merged[merged.length - 1];
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return merged;
}
