/** Size of a tar block, and of a header. */
export const blockBytes = 512;

export interface TarHeader {
  /** Bytes of the name, prefix included. */
  readonly name: Uint8Array;
  /** `0` regular, `1` hard link, `2` symbolic link, `5` directory, `x` `g` `L` `K` extension headers, `S` sparse ... */
  readonly type: string;
  /** Bytes of data that follow, rounded up to blocks in the stream. */
  readonly size: number;
  /** An old GNU sparse header is followed by blocks with more of its map. */
  readonly sparseMapGoesOn: boolean;
}

/** A block where a header is due. */
export type HeaderBlock =
  | { readonly state: 'zero' }
  | { readonly state: 'header'; readonly header: TarHeader }
  | { readonly state: 'damaged'; readonly why: string };

/** Reads a header of the formats v7, ustar, pax and GNU. Source: POSIX.1-2017 pax(1), GNU tar's manual ("Basic Tar Format"). */
export function readTarHeader(block: Uint8Array): HeaderBlock {
  const sums = sumHeader(block);
  if (sums.unsigned === 8 * 32 && block.every((byte) => byte === 0)) return { state: 'zero' };
  const stated = readNumber(block, 148, 156);
  // Some old tars summed signed bytes.
  if (stated !== sums.unsigned && stated !== sums.signed) return { state: 'damaged', why: 'a header has the wrong checksum' };
  const size = readNumber(block, 124, 136);
  if (size === null) return { state: 'damaged', why: 'a header states no valid size' };
  const typeByte = block[156] ?? 0;
  const name = fieldBytes(block, 0, 100);
  const prefix = block[345] !== 0 && isUstar(block) ? fieldBytes(block, 345, 500) : nothing;
  return {
    state: 'header',
    header: {
      name: prefix.length === 0 ? name : joinBytes(prefix, name),
      type: typeByte === 0 ? '0' : String.fromCharCode(typeByte),
      size,
      sparseMapGoesOn: typeByte === 0x53 && block[482] === 1,
    },
  };
}

const nothing = new Uint8Array(0);
const ustar: readonly number[] = [0x75, 0x73, 0x74, 0x61, 0x72, 0];

/** `ustar` with a NUL behind it; GNU's own format has a blank there, and other fields where ustar has the prefix. */
function isUstar(block: Uint8Array): boolean {
  return ustar.every((byte, at) => block[257 + at] === byte);
}

/** A text up to its NUL, or as long as its field. */
function fieldBytes(block: Uint8Array, from: number, to: number): Uint8Array {
  let end = from;
  while (end < to && block[end] !== 0) end += 1;
  return block.subarray(from, end);
}

function joinBytes(prefix: Uint8Array, name: Uint8Array): Uint8Array {
  const joined = new Uint8Array(prefix.length + 1 + name.length);
  joined.set(prefix);
  joined[prefix.length] = 0x2f;
  joined.set(name, prefix.length + 1);
  return joined;
}

/** The checksum counts its own field as blanks. */
function sumHeader(block: Uint8Array): { readonly unsigned: number; readonly signed: number } {
  let unsigned = 8 * 32;
  let high = 0;
  for (let at = 0; at < blockBytes; at += 1) {
    if (at === 148) at = 156;
    const byte = block[at] ?? 0;
    unsigned += byte;
    high += byte >> 7;
  }
  return { unsigned, signed: unsigned - 256 * high };
}

/** Octal digits between blanks and NULs, or GNU's big-endian binary form with the top bit set. Null for anything else. */
function readNumber(block: Uint8Array, from: number, to: number): number | null {
  if (block[from] === 0x80) {
    let value = 0;
    for (let at = from + 1; at < to; at += 1) value = value * 256 + (block[at] ?? 0);
    return Number.isSafeInteger(value) ? value : null;
  }
  let value = 0;
  let at = from;
  while (at < to && block[at] === 0x20) at += 1;
  for (; at < to; at += 1) {
    const digit = (block[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  for (; at < to; at += 1) {
    if (block[at] !== 0 && block[at] !== 0x20) return null;
  }
  return value;
}
