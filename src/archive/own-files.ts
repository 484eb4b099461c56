import type { StoredMember } from './member.ts';
import { readWhole } from './read-whole.ts';

/** Files of a capture that are no kernel files: ours, and the notes of a plain copying script. */
export type OwnName = 'capture.json' | 'manifest.json' | '_capture/meta' | '_capture/errors.tsv' | '_capture/links.tsv';

/** The most that is held of each. A manifest has some hundred bytes for each file of a capture. */
const most: Readonly<Record<OwnName, number>> = {
  'capture.json': 16 * 2 ** 20,
  'manifest.json': 256 * 2 ** 20,
  '_capture/meta': 2 ** 20,
  '_capture/errors.tsv': 16 * 2 ** 20,
  '_capture/links.tsv': 16 * 2 ** 20,
};

/** As long as nobody knows where the capture lies, such names may be anything: few of them are held, and only small ones. */
const undecided = { files: 16, bytes: 16 * 2 ** 20 };

export interface OwnPath {
  /** Folder above it. */
  readonly root: string;
  readonly name: OwnName;
}

const ownEnding = /(?:\.json|\/meta|\.tsv)$/u;

/** Takes `NAME/_capture/meta` apart; null for any other file. */
export function ownPath(path: string): OwnPath | null {
  if (!ownEnding.test(path)) return null;
  for (const name of Object.keys(most) as OwnName[]) {
    if (path === name) return { root: '', name };
    if (path.endsWith(`/${name}`)) return { root: path.slice(0, -name.length - 1), name };
  }
  return null;
}

/** Own files by the folder they belong to, held until it is known which folder is the capture. */
export class OwnFiles {
  readonly #held = new Map<string, Uint8Array | null>();

  /**
   * Reads an own file and keeps it.
   *
   * @param decided whether its folder is known to be the capture
   * @returns its bytes; null when it is too large or cut
   */
  async take(own: OwnPath, member: StoredMember, decided: boolean): Promise<Uint8Array | null> {
    if (!decided && this.#held.size >= undecided.files) return null;
    const bytes = await readWhole(member, decided ? most[own.name] : Math.min(most[own.name], undecided.bytes));
    this.#held.set(`${own.root}/${own.name}`, bytes);
    return bytes;
  }

  /** Null: too large or cut; undefined: never met. */
  get(root: string, name: OwnName): Uint8Array | null | undefined {
    return this.#held.get(`${root}/${name}`);
  }
}
