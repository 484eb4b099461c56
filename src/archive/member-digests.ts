import { createHash, hash, type Hash } from 'node:crypto';
import type { Manifest } from '../contract/index.ts';
import { readShownName } from '../text/index.ts';
import type { ProblemList } from './problem-list.ts';

/** SHA-256 of a member while its pieces pass by; most members are one piece. */
export class MemberDigest {
  readonly #size: number;
  #only: string | null = null;
  #hash: Hash | null = null;

  /** @param size what the container announced */
  constructor(size: number) {
    this.#size = size;
  }

  add(piece: Uint8Array): void {
    if (piece.length === this.#size && this.#hash === null) {
      this.#only = hash('sha256', piece, 'hex');
      return;
    }
    this.#hash ??= createHash('sha256');
    this.#hash.update(piece);
  }

  /** Hex. */
  end(): string {
    return this.#only ?? (this.#hash ?? createHash('sha256')).digest('hex');
  }
}

interface Stored {
  readonly bytes: number;
  /** Hex; null for a member that was cut. */
  readonly sha256: string | null;
}

/** What the members of an archive turned out to be, to be held against its manifest. */
export type StoredMembers = Map<string, Stored>;

/**
 * Compares members and manifest, whatever their order was.
 *
 * @param truncated a cut archive lacks members for that reason, which is said elsewhere
 */
export function checkMembers(manifest: Manifest, stored: StoredMembers, truncated: boolean, problems: ProblemList): void {
  const listed = new Set<string>();
  for (const entry of manifest.entries) {
    if (entry.state !== 'stored') continue;
    const path = readShownName(entry.path);
    listed.add(path);
    const member = stored.get(path);
    if (member === undefined) {
      if (!truncated) problems.add('missing-member', path, 'the manifest lists it, the archive does not hold it');
    } else if (member.sha256 !== null && (member.bytes !== entry.bytes || member.sha256 !== entry.sha256)) {
      problems.add('digest-mismatch', path, 'its bytes are not those that were captured');
    }
  }
  for (const path of stored.keys()) {
    // The header states what was to be captured; a writer may list it or not.
    if (!listed.has(path) && path !== 'capture.json')
      problems.add('unlisted-member', path, 'the archive holds it, the manifest does not list it');
  }
}
