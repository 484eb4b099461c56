const BLOCK = 512;
/** What eleven octal digits hold. */
const mostOctal = 0o77777777777;
const encoder = new TextEncoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** What a tar header says of a member; everything else is fixed, so that equal input makes equal archives. */
export interface TarMember {
  /** The member's path as bytes, without a leading slash: kernel names need not be UTF-8. */
  readonly path: Uint8Array;
  /** Bytes of its content. */
  readonly size: number;
  /** Seconds since the epoch. */
  readonly mtimeSeconds: number;
}

/** The two blocks of zeros behind the last member. */
export const endOfTar: Uint8Array = new Uint8Array(2 * BLOCK);

/** Bytes of zeros behind a member's content, up to the next block. */
export function paddingAfter(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/**
 * The header blocks of a regular file: POSIX ustar (pax(1), "ustar Interchange Format"), preceded by a pax extended header
 * where the path or the size does not fit. A long path that is not UTF-8 takes GNU's long-name member instead: pax records
 * are text, and readers decode them as such.
 */
export function tarHeader(member: TarMember): Uint8Array {
  const split = splitPath(member.path);
  if (split !== null && member.size <= mostOctal) return headerBlock(split.name, split.prefix, '0', member.size, member.mtimeSeconds);
  const records: Uint8Array[] = [];
  const blocks: Uint8Array[] = [];
  if (split === null) {
    if (isUtf8(member.path)) records.push(paxRecord('path', member.path));
    else blocks.push(...extraMember('L', '././@LongLink', joinBytes([member.path, Uint8Array.of(0)]), member.mtimeSeconds));
  }
  if (member.size > mostOctal) records.push(paxRecord('size', encoder.encode(String(member.size))));
  if (records.length > 0) blocks.push(...extraMember('x', 'memcase/paxheader', joinBytes(records), member.mtimeSeconds));
  const { name, prefix } = split ?? { name: member.path.subarray(0, 100), prefix: new Uint8Array(0) };
  blocks.push(headerBlock(name, prefix, '0', member.size, member.mtimeSeconds));
  return joinBytes(blocks);
}

/** A path over 100 bytes is cut at a slash into a prefix of at most 155 and a name of at most 100 bytes. */
function splitPath(path: Uint8Array): { readonly name: Uint8Array; readonly prefix: Uint8Array } | null {
  if (path.length <= 100) return { name: path, prefix: new Uint8Array(0) };
  for (let at = Math.min(155, path.length - 2); at >= path.length - 101 && at > 0; at -= 1) {
    if (path[at] === 0x2f) return { name: path.subarray(at + 1), prefix: path.subarray(0, at) };
  }
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function extraMember(type: 'x' | 'L', name: string, content: Uint8Array, mtimeSeconds: number): readonly Uint8Array[] {
  return [
    headerBlock(encoder.encode(name), new Uint8Array(0), type, content.length, mtimeSeconds),
    content,
    new Uint8Array(paddingAfter(content.length)),
  ];
}

/** `LENGTH KEY=VALUE\n`, where LENGTH counts itself. */
function paxRecord(key: string, value: Uint8Array): Uint8Array {
  const bare = key.length + value.length + 3;
  let length = bare + String(bare).length;
  if (String(length).length > String(bare).length) length += 1;
  return joinBytes([encoder.encode(`${length} ${key}=`), value, encoder.encode('\n')]);
}

/** What all headers of an archive have in common, but for name, size, time and checksum: mode 0644, owner 0. */
const template = Buffer.alloc(BLOCK);
template.write('0000644\u00000000000\u00000000000\0', 100, 'latin1');
template.write('ustar\u000000', 257, 'latin1');
template.write('0000000\u00000000000\0', 329, 'latin1');
const templateSum = sumOf(template, 0, BLOCK);

function headerBlock(name: Uint8Array, prefix: Uint8Array, type: string, size: number, mtimeSeconds: number): Uint8Array {
  const block = Buffer.from(template);
  block.set(name, 0);
  // While it is summed up, the checksum itself counts as eight blanks.
  block.write(`${octal(size)}\0${octal(mtimeSeconds)}\0        ${type}`, 124, 'latin1');
  block.set(prefix, 345);
  const sum = templateSum + sumOf(block, 0, name.length) + sumOf(block, 124, 157) + sumOf(block, 345, 345 + prefix.length);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function sumOf(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += bytes[at] ?? 0;
  return sum;
}

/** Eleven octal digits; what does not fit stands in a pax record. */
function octal(amount: number): string {
  return Math.min(Math.trunc(amount), mostOctal).toString(8).padStart(11, '0');
}

/** One array out of several. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
