import { rm } from 'node:fs/promises';

/** The archives that one trigger wrote. Only these are ever removed, the oldest first. */
export class KeptArchives {
  readonly #keep: number;
  readonly #paths: string[] = [];
  written = 0;

  constructor(keep: number) {
    this.#keep = keep;
  }

  /** Takes a new archive in and removes what is too many, with the digests beside. */
  async add(path: string | null): Promise<void> {
    this.written += 1;
    if (path !== null) this.#paths.push(path);
    for (const old of this.#paths.splice(0, Math.max(0, this.#paths.length - this.#keep))) {
      await rm(old, { force: true });
      await rm(`${old}.sha256`, { force: true });
    }
  }
}
