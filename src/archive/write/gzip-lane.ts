import { constants, createGzip, type Gzip, type ZlibReset } from 'node:zlib';

/** 512 KiB: long enough that a fresh deflate window costs nothing in size, short enough that four of them are no memory. */
export const chunkBytes = 512 * 1024;

type Compress = (bytes: Uint8Array) => Promise<Buffer>;

/**
 * Compresses chunks in libuv's pool, each to a gzip member of its own, while the caller reads on. The number of chunk buffers
 * is the back-pressure: who wants one more waits until one is compressed.
 */
export class GzipLane {
  readonly #level: number;
  readonly #buffers: number;
  readonly #free: Buffer[] = [];
  readonly #idle: Compress[] = [];
  readonly #waiting: ((buffer: Buffer) => void)[] = [];
  #made = 0;

  constructor(level: number, buffers = 3) {
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
  async compress(buffer: Buffer, length: number): Promise<Buffer> {
    const compress = this.#idle.pop() ?? memberMaker(this.#level);
    const member = await compress(buffer.subarray(0, length));
    this.#idle.push(compress);
    this.release(buffer);
    return member;
  }
}

/** One deflate state, used again and again: to allocate and clear 256 KiB for each chunk costs a sixth of the whole. */
function memberMaker(level: number): Compress {
  const stream = createGzip({ level, chunkSize: 64 * 1024 }) as Gzip & ZlibReset;
  let parts: Buffer[] = [];
  let fail: (error: Error) => void = () => undefined;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('error', (error) => fail(error));
  return (bytes) =>
    new Promise((resolve, reject) => {
      fail = reject;
      stream.write(bytes);
      stream.flush(constants.Z_FINISH, () => {
        stream.reset();
        const member = Buffer.concat(parts);
        parts = [];
        resolve(member);
      });
    });
}
