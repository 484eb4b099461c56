import type { Ending } from './member.ts';

const nothing = new Uint8Array(0);

/** Hands out the bytes of a chunked source in the pieces that a reader asks for, copying only across chunk borders. */
export class ByteFeed {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #most: number;
  readonly #tooMuch: () => Error;
  #chunk: Uint8Array = nothing;
  #taken = 0;
  #failure: Ending | null = null;
  #ended = false;

  /** @param most bytes after which `onTooMuch` is asked for the error to throw */
  constructor(source: AsyncIterable<Uint8Array>, most: number, onTooMuch: () => Error) {
    this.#source = source[Symbol.asyncIterator]();
    this.#most = most;
    this.#tooMuch = onTooMuch;
  }

  /** How the source failed; null while it did not. */
  get failure(): Ending | null {
    return this.#failure;
  }

  /** At most `limit` bytes and at least one; null at the end. */
  async some(limit: number): Promise<Uint8Array | null> {
    while (this.#chunk.length === 0) {
      if (this.#ended) return null;
      await this.#pull();
    }
    const piece = this.#chunk.length <= limit ? this.#chunk : this.#chunk.subarray(0, limit);
    this.#chunk = piece.length === this.#chunk.length ? nothing : this.#chunk.subarray(piece.length);
    this.#taken += piece.length;
    if (this.#taken > this.#most) throw this.#tooMuch();
    return piece;
  }

  /** `size` bytes in one piece; fewer only at the end. */
  async exactly(size: number): Promise<Uint8Array> {
    const first = await this.some(size);
    if (first === null || first.length === size) return first ?? nothing;
    const whole = new Uint8Array(size);
    whole.set(first);
    let filled = first.length;
    while (filled < size) {
      const more = await this.some(size - filled);
      if (more === null) break;
      whole.set(more, filled);
      filled += more.length;
    }
    return whole.subarray(0, filled);
  }

  /** Reads past `size` bytes; false when the end came first. */
  async skip(size: number): Promise<boolean> {
    for (let left = size; left > 0;) {
      const piece = await this.some(left);
      if (piece === null) return false;
      left -= piece.length;
    }
    return true;
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#source.return?.();
  }

  async #pull(): Promise<void> {
    try {
      const step = await this.#source.next();
      if (step.done === true) this.#ended = true;
      else this.#chunk = step.value;
    } catch (error) {
      this.#failure = describeFailure(error);
      this.#ended = true;
    }
  }
}

/** What a failing source means for the archive; errors that are not the source's are thrown on. */
function describeFailure(error: unknown): Ending {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'Z_BUF_ERROR') return { state: 'truncated', text: 'the compressed data ends too early' };
  if (code.startsWith('Z_')) return { state: 'damaged', text: 'the compressed data is damaged' };
  if (code.startsWith('E')) return { state: 'truncated', text: `reading stopped: ${code}` };
  throw error;
}
