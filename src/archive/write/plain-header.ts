import { encodeName } from '../../text/index.ts';
import { tarHeader } from './tar-header.ts';

const BLOCK = 512;
const nameEnd = 100;
const sizeEnd = 135;
const checksumStart = 148;
const checksumEnd = 154;
const zero = 48;
const blank = 32;
/** What eleven octal digits hold, and a number of 32 bits as well. */
const mostBytes = 2 ** 31 - 1;

/**
 * Writes the header of a member to where it belongs: `into`, from `at` on. `path` is a name (text/name.ts) below the leading folder.
 *
 * @returns false where the member needs more than a plain header: a path that is not ASCII, or long
 */
export type PutHeader = (into: Uint8Array, at: number, path: string, size: number) => boolean;

/** What all plain headers below a folder have in common. */
export interface CommonHeader {
  /** The block with the folder in it; size and checksum are to be filled in. */
  readonly header: Uint8Array;
  /** Where the path below the folder begins. */
  readonly start: number;
  /** Sum of the bytes, as far as the checksum counts them. */
  readonly sum: number;
}

/** Null where the folder alone needs more than a plain header. */
export function commonHeader(folder: string, mtimeSeconds: number): CommonHeader | null {
  const start = encodeName(folder).length + 1;
  const template = tarHeader({ path: encodeName(`${folder}/`), size: 0, mtimeSeconds });
  // While it is summed up, the checksum itself counts as eight blanks.
  template.fill(blank, checksumStart, checksumEnd + 2);
  const templateSum = template.reduce((sum, byte) => sum + byte, 0);
  template.set([0, blank], checksumEnd);
  return template.length === BLOCK ? { header: template, start, sum: templateSum } : null;
}

/** Whether a path below the folder fits into a plain header. */
export function fitsHeader({ start }: CommonHeader, path: string): boolean {
  return start + path.length <= nameEnd && /^[\0-\x7f]*$/.test(path);
}

/** The same headers as {@link tarHeader} makes, for thousands of small members: they differ in path, size and checksum only. */
export function plainHeaders(folder: string, mtimeSeconds: number): PutHeader {
  const common = commonHeader(folder, mtimeSeconds);
  return (into, at, path, size) => {
    if (common === null || common.start + path.length > nameEnd || size > mostBytes) return false;
    const { header, start } = common;
    into.set(header, at);
    let sum = common.sum;
    for (let nth = 0; nth < path.length; nth += 1) {
      const code = path.charCodeAt(nth);
      if (code > 127) return false;
      into[at + start + nth] = code;
      sum += code;
    }
    for (let rest = size, place = at + sizeEnd - 1; rest > 0; rest >>= 3, place -= 1) {
      into[place] = zero + (rest & 7);
      sum += rest & 7;
    }
    for (let rest = sum, place = at + checksumEnd - 1; place >= at + checksumStart; rest >>= 3, place -= 1) into[place] = zero + (rest & 7);
    return true;
  };
}
