import type { Ending } from './member.ts';

const nothing = new Uint8Array(0);

/** Hands out the bytes of a chunked source in the pieces that a reader asks for, copying only across chunk borders. */
export class ByteFeed {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #most: number;
  readonly #tooMuch: () => Error;
  #chunk: Uint8Array = nothing;
  /** How much of the chunk is handed out. */
  #at = 0;
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

  /** The next `size` bytes where nothing has to be waited for; otherwise null, and nothing is taken. */
  atHand(size: number): Uint8Array | null {
    const from = this.#at;
    return this.passAtHand(size) ? this.#chunk.subarray(from, from + size) : null;
  }

  /** What {@link atHand} would hand out, left where it is. */
  ahead(size: number): Uint8Array | null {
    return this.#at + size > this.#chunk.length ? null : this.#chunk.subarray(this.#at, this.#at + size);
  }

  /** Reads past `size` bytes where nothing has to be waited for; otherwise false, and nothing is taken. */
  passAtHand(size: number): boolean {
    if (this.#at + size > this.#chunk.length) return false;
    this.#at += size;
    this.#taken += size;
    if (this.#taken > this.#most) throw this.#tooMuch();
    return true;
  }

  /** At most `limit` bytes and at least one; null at the end. */
  async some(limit: number): Promise<Uint8Array | null> {
    while (this.#at === this.#chunk.length) {
      if (this.#ended) return null;
      await this.#pull();
    }
    return this.atHand(Math.min(limit, this.#chunk.length - this.#at));
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
      else {
        this.#chunk = step.value;
        this.#at = 0;
      }
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
