import { createHash, hash, type Hash } from 'node:crypto';
import type { Manifest } from '../contract/index.ts';
import { readShownName } from '../text/index.ts';
import type { ProblemList } from './problem-list.ts';

/** SHA-256 of a member while its pieces pass by; most members are one piece. */
export class MemberDigest {
  readonly #size: number;
  #only: Buffer | null = null;
  #hash: Hash | null = null;

  /** @param size what the container announced */
  constructor(size: number) {
    this.#size = size;
  }

  add(piece: Uint8Array): void {
    if (piece.length === this.#size && this.#hash === null) {
      this.#only = hash('sha256', piece, 'buffer');
      return;
    }
    this.#hash ??= createHash('sha256');
    this.#hash.update(piece);
  }

  end(): Buffer {
    return this.#only ?? (this.#hash ?? createHash('sha256')).digest();
  }
}

const digestBytes = 32;

/** Met, with nothing to compare it with: a cut member, or one of an archive that has no manifest. */
const unknown = -1;

/**
 * What the members of an archive turned out to be, to be held against its manifest. There may be two million of them: digests lie in
 * one buffer, and a path is kept once.
 */
export class StoredMembers {
  readonly #rows = new Map<string, number>();
  #sizes = new Float64Array(256);
  #digests = Buffer.alloc(256 * digestBytes);
  #used = 0;

  /** @returns false when the path was met before */
  meet(path: string): boolean {
    if (this.#rows.has(path)) return false;
    this.#rows.set(path, unknown);
    return true;
  }

  record(path: string, bytes: number, sha256: Uint8Array): void {
    if (this.#used === this.#sizes.length) this.#grow();
    this.#rows.set(path, this.#used);
    this.#sizes[this.#used] = bytes;
    this.#digests.set(sha256, this.#used * digestBytes);
    this.#used += 1;
  }

  /** How a member compares with what is listed of it. */
  compare(path: string, bytes: number, sha256: string): 'same' | 'different' | 'absent' | 'unknown' {
    const row = this.#rows.get(path);
    if (row === undefined) return 'absent';
    if (row === unknown) return 'unknown';
    const digest = this.#digests.toString('hex', row * digestBytes, (row + 1) * digestBytes);
    return this.#sizes[row] === bytes && digest === sha256 ? 'same' : 'different';
  }

  paths(): Iterable<string> {
    return this.#rows.keys();
  }

  #grow(): void {
    const sizes = new Float64Array(this.#sizes.length * 2);
    sizes.set(this.#sizes);
    this.#sizes = sizes;
    this.#digests = Buffer.concat([this.#digests, Buffer.alloc(this.#digests.length)]);
  }
}

/**
 * Compares members and manifest, whatever their order was.
 *
 * @param folder the capture's folder, with its slash; empty at the top
 * @param truncated a cut archive lacks members for that reason, which is said elsewhere
 */
export function checkMembers(manifest: Manifest, stored: StoredMembers, folder: string, truncated: boolean, problems: ProblemList): void {
  const listed = new Set<string>();
  for (const entry of manifest.entries) {
    if (entry.state !== 'stored') continue;
    const path = readShownName(entry.path);
    listed.add(folder + path);
    const result = stored.compare(folder + path, entry.bytes, entry.sha256);
    if (result === 'different') problems.add('digest-mismatch', path, 'its bytes are not those that were captured');
    if (result === 'absent' && !truncated) problems.add('missing-member', path, 'the manifest lists it, the archive does not hold it');
  }
  // The header states what was to be captured; a writer may list it or not. A manifest cannot list itself.
  const own = new Set([`${folder}capture.json`, `${folder}manifest.json`]);
  for (const path of stored.paths()) {
    if (listed.has(path) || own.has(path)) continue;
    problems.add('unlisted-member', path.slice(folder.length), 'the archive holds it, the manifest does not list it');
  }
}
