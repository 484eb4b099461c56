import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ArchiveMember, StoredMember } from '../member.ts';

const pieceBytes = 256 * 1024;

/** Never through a link that was put there meanwhile, and never waiting for a FIFO. Windows has neither flag. */
const flags =
  constants.O_RDONLY |
  ((constants as { readonly O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0) |
  ((constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0);

export interface OpenedFile {
  readonly member: ArchiveMember;
  close(): void;
}

/**
 * Opens one file of a folder. What cannot be opened is a refused member, not an error. A capture is thousands of small files on a
 * local disk: waiting for them one by one in the thread pool would take five times as long.
 */
export function openFolderFile(path: Buffer, name: string): OpenedFile {
  let descriptor: number;
  try {
    descriptor = openSync(path, flags);
  } catch (error) {
    return { member: { kind: 'refused', name, errno: errnoOf(error) }, close: () => undefined };
  }
  const stat = fstatSync(descriptor);
  const close = (): void => {
    closeSync(descriptor);
  };
  if (!stat.isFile()) return { member: { kind: 'special', name, what: 'special file' }, close };
  return { member: readingMember(descriptor, name, stat.size), close };
}

function readingMember(descriptor: number, name: string, size: number): StoredMember {
  // One byte more than expected, so that a small file is seen to be whole after one read.
  const length = Math.min(pieceBytes, size + 1);
  let ended = false;
  let cut = false;
  const next = (): Promise<Uint8Array | null> => {
    if (ended) return Promise.resolve(null);
    const buffer = Buffer.allocUnsafe(length);
    try {
      const read = readSync(descriptor, buffer, 0, length, null);
      ended = read === 0 || read < length;
      return Promise.resolve(read === 0 ? null : buffer.subarray(0, read));
    } catch {
      ended = true;
      cut = true;
      return Promise.resolve(null);
    }
  };
  return { kind: 'file', name, size, whole: () => null, next, isCut: () => cut };
}

/** `EACCES`, `ELOOP` ... of a failed call; `EIO` where it has none. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';
}
