import { createHash } from 'node:crypto';
import type { ByteSink } from './byte-sink.ts';

/** Compressed bytes that may wait for a slow output before reading has to wait as well. */
const waitingLimit = 8 * 2 ** 20;

/** Writes pieces in the order they were pushed, however late each of them is ready, and digests what it wrote. */
export class PieceQueue {
  readonly #sink: ByteSink;
  readonly #digest = createHash('sha256');
  #tail: Promise<void> = Promise.resolve();
  #failure: Error | null = null;
  #waiting = 0;
  #bytes = 0;

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
        await this.#sink.write(bytes);
        this.#digest.update(bytes);
        this.#bytes += bytes.length;
        this.#waiting -= bytes.length;
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
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex') };
  }

  throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
