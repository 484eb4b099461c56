import { createGunzip } from 'node:zlib';

/** Larger output pieces halve the cost of gunzip against the default of 16 KiB. */
const outputBytes = 256 * 1024;

/**
 * Decompresses gzip data, several members after one another included. Everything that was whole before a cut or a damaged
 * place is handed out before the error (`code` begins with `Z_`) is thrown: the input is only ended once all output is read.
 * The source is left open, whatever happens: its owner may want the rest of it.
 */
export async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const engine = createGunzip({ chunkSize: outputBytes });
  const state: { failure: Error | null; ended: boolean } = { failure: null, ended: false };
  let wake: () => void = () => undefined;
  engine.on('error', (error: Error) => {
    state.failure = error;
    wake();
  });
  engine.on('readable', () => wake());
  engine.on('end', () => {
    state.ended = true;
    wake();
  });
  /** Hands out what is ready until `done` or an error. */
  async function* drain(done: () => boolean): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = engine.read() as Uint8Array | null;
      if (piece !== null) {
        yield piece;
        continue;
      }
      if (state.failure !== null) throw state.failure;
      if (done() || state.ended) return;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  try {
    const chunks = source[Symbol.asyncIterator]();
    for (let step = await chunks.next(); step.done !== true; step = await chunks.next()) {
      const chunk = step.value;
      if (state.ended) {
        refuseMore(chunk);
        continue;
      }
      let taken = false;
      engine.write(chunk, () => {
        taken = true;
        wake();
      });
      yield* drain(() => taken);
    }
    if (state.ended) return;
    engine.end();
    yield* drain(() => false);
  } finally {
    engine.destroy();
  }
}

/** gzip data may be padded with zeros (tapes, block devices); anything else behind it is not part of the archive. */
function refuseMore(chunk: Uint8Array): void {
  if (chunk.every((byte) => byte === 0)) return;
  throw Object.assign(new Error('data behind the end of the compressed data'), { code: 'Z_DATA_ERROR' });
}
