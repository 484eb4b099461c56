import { createHash } from 'node:crypto';
import type { ByteSink } from '../../archive/index.ts';

/** A stream that is written away while somebody reads it, whole, whether its reader wants all of it or not. */
export interface Tee {
  readonly stream: AsyncIterable<Uint8Array>;
  /** Writes what the reader left. */
  drain(): Promise<{ readonly bytes: number; readonly sha256: string }>;
}

export function teeInto(source: AsyncIterable<Uint8Array>, sink: ByteSink): Tee {
  const iterator = source[Symbol.asyncIterator]();
  const digest = createHash('sha256');
  let bytes = 0;
  const next = async (): Promise<Uint8Array | null> => {
    const result: IteratorResult<Uint8Array, unknown> = await iterator.next();
    if (result.done === true) return null;
    const { value } = result;
    bytes += value.length;
    digest.update(value);
    await sink.write(value);
    return value;
  };
  return {
    stream: {
      async *[Symbol.asyncIterator]() {
        // The source's own iterator is never told to return: a reader that has seen enough must not end it.
        for (let chunk = await next(); chunk !== null; chunk = await next()) yield chunk;
      },
    },
    drain: async () => {
      while ((await next()) !== null) continue;
      return { bytes, sha256: digest.digest('hex') };
    },
  };
}
