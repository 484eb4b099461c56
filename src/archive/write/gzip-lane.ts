import { gzip } from 'node:zlib';

/** 512 KiB: long enough that a fresh deflate window costs nothing in size, short enough that four of them are no memory. */
export const chunkBytes = 512 * 1024;

/**
 * Compresses chunks in libuv's pool, each to a gzip member of its own, while the caller reads on. The number of chunk buffers
 * is the back-pressure: who wants a fifth waits until one is compressed.
 */
export class GzipLane {
  readonly #level: number;
  readonly #free: Buffer[] = [];
  readonly #waiting: ((buffer: Buffer) => void)[] = [];
  #made = 0;
  readonly #buffers: number;

  constructor(level: number, buffers = 4) {
    this.#level = level;
    this.#buffers = buffers;
  }

  /** A buffer of {@link chunkBytes}; settles at once while one is free. */
  acquire(): Buffer | Promise<Buffer> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#made < this.#buffers) {
      this.#made += 1;
      return Buffer.allocUnsafeSlow(chunkBytes);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Gives a buffer back that nothing refers to any more. */
  release(buffer: Buffer): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(buffer);
    else next(buffer);
  }

  /** Compresses the first `length` bytes of an acquired buffer and gives the buffer back. */
  compress(buffer: Buffer, length: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      gzip(buffer.subarray(0, length), { level: this.#level, chunkSize: 64 * 1024 }, (error, member) => {
        this.release(buffer);
        if (error === null) resolve(member);
        else reject(error);
      });
    });
  }
}
