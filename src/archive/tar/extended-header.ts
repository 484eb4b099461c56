import { decodeName } from '../../text/index.ts';

/** What the extension headers before a member say about it. */
export interface Extension {
  readonly name: Uint8Array | null;
  readonly size: number | null;
  readonly sparse: boolean;
  /** A record that does not have the form `length key=value`. */
  readonly malformed: boolean;
}

export const noExtension: Extension = { name: null, size: null, sparse: false, malformed: false };

/** Records of a pax extended header, of which a reader of captures needs path and size. Source: POSIX.1-2017 pax(1). */
export function readPaxRecords(bytes: Uint8Array): Extension {
  let { name, size, sparse } = noExtension;
  let at = 0;
  while (at < bytes.length) {
    const blank = bytes.indexOf(0x20, at);
    const length = blank === -1 ? null : decimal(bytes.subarray(at, blank));
    if (length === null || length < blank - at + 3 || at + length > bytes.length || bytes[at + length - 1] !== 0x0a) {
      return { name, size, sparse, malformed: true };
    }
    const record = bytes.subarray(blank + 1, at + length - 1);
    const equals = record.indexOf(0x3d);
    if (equals < 1) return { name, size, sparse, malformed: true };
    const key = decodeName(record.subarray(0, equals));
    const value = record.subarray(equals + 1);
    if (key === 'path') name = value;
    else if (key === 'size') {
      size = decimal(value);
      if (size === null) return { name, size, sparse, malformed: true };
    } else if (key.startsWith('GNU.sparse.')) sparse = true;
    at += length;
  }
  return { name, size, sparse, malformed: false };
}

/** A GNU long name: the name and a NUL. */
export function readLongName(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === 0 ? bytes.subarray(0, -1) : bytes;
}

function decimal(bytes: Uint8Array): number | null {
  const text = decodeName(bytes);
  return /^[0-9]{1,16}$/u.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}
