import { emptyArchive, notAnArchive, otherCompression, truncatedAtOnce } from './refusals.ts';
import { blockBytes, readTarHeader } from './tar/tar-header.ts';

/** Compressions that are not read, by their first bytes, with the program that unpacks them. */
const others: readonly { readonly magic: readonly number[]; readonly format: string; readonly command: string }[] = [
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], format: 'xz', command: 'xz -dc' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], format: 'zstd', command: 'zstd -dc' },
  { magic: [0x42, 0x5a, 0x68], format: 'bzip2', command: 'bzip2 -dc' },
  { magic: [0x04, 0x22, 0x4d, 0x18], format: 'lz4', command: 'lz4 -dc' },
  { magic: [0x1f, 0x9d], format: 'compress', command: 'uncompress -c' },
];

/**
 * What an archive is, by its first 512 bytes (fewer only when there are no more).
 *
 * @throws MemcaseError for what cannot be a readable archive
 */
export function tellKind(head: Uint8Array, name: string): 'gzip' | 'tar' {
  if (head.length === 0) throw emptyArchive(name);
  if (head[0] === 0x1f && (head[1] === 0x8b || head.length === 1)) return 'gzip';
  for (const other of others) {
    if (other.magic.every((byte, at) => head[at] === byte)) throw otherCompression(name, other.format, other.command);
  }
  checkTarHead(head, name);
  return 'tar';
}

/** The same for what is left once gzip is taken off. */
export function checkTarHead(head: Uint8Array, name: string): void {
  if (head.length === 0) throw emptyArchive(name);
  // A tar begins with a name and NULs: text has a newline, the beginning of a cut header has none.
  if (head.length < blockBytes && head.includes(0x0a)) throw notAnArchive(name);
  if (head.length < blockBytes) throw truncatedAtOnce(name, `its ${String(head.length)} bytes are too few for an archive`);
  if (readTarHeader(head.subarray(0, blockBytes)).state === 'damaged') throw notAnArchive(name);
}
