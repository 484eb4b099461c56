import { createHash } from 'node:crypto';
import type { ByteSink } from './byte-sink.ts';

/** Compressed bytes that may wait for a slow output before reading has to wait as well. */
const waitingLimit = 8 * 2 ** 20;

/** Pieces are written together up to this size: each write wakes a thread, or whoever reads. */
const togetherBytes = 128 * 1024;

/** Writes pieces in the order they were pushed, however late each of them is ready, and digests what it wrote. */
export class PieceQueue {
  readonly #sink: ByteSink;
  readonly #digest = createHash('sha256');
  #tail: Promise<void> = Promise.resolve();
  #failure: Error | null = null;
  #waiting = 0;
  #bytes = 0;
  /** What is ready and not written yet. */
  #gathered: Uint8Array[] = [];
  #gatheredBytes = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  push(piece: Promise<Uint8Array>): void {
    // Held compressed bytes count from the moment they are ready.
    void piece.then(
      (bytes) => (this.#waiting += bytes.length),
      () => undefined,
    );
    this.#tail = this.#tail
      .then(async () => {
        const bytes = await piece;
        if (this.#failure !== null) return;
        this.#gathered.push(bytes);
        this.#gatheredBytes += bytes.length;
        if (this.#gatheredBytes >= togetherBytes) await this.#write();
      })
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      });
  }

  /** Settles once the output keeps up; rejects when it failed. */
  async keepUp(): Promise<void> {
    if (this.#waiting > waitingLimit) await this.#tail;
    this.throwFailure();
  }

  /** Settles when everything pushed is written. */
  async drain(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.#tail;
    this.throwFailure();
    await this.#write();
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex') };
  }

  async #write(): Promise<void> {
    const [first, ...more] = this.#gathered;
    if (first === undefined) return;
    const bytes = more.length === 0 ? first : Buffer.concat(this.#gathered);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    await this.#sink.write(bytes);
    this.#digest.update(bytes);
    this.#bytes += bytes.length;
    this.#waiting -= bytes.length;
  }

  throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
