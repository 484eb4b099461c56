import type { Writable } from 'node:stream';
import type { ByteSink } from './byte-sink.ts';

/** Writes to a stream somebody else owns (standard output): waits for it, never ends it, and never loses its failure. */
export function streamSink(stream: Writable): ByteSink & { detach(): void } {
  let failure: Error | null = null;
  const note = (error: Error): void => {
    failure ??= error;
  };
  // Without a listener an EPIPE would end the process in the middle of whatever it does.
  stream.on('error', note);
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        stream.write(bytes, (error) => {
          if (error == null) resolve();
          else reject(failure ?? error);
        });
      }),
    detach: () => {
      // An error that comes later is nobody's any more, but must still not end the process.
      stream.off('error', note);
      stream.on('error', () => undefined);
    },
  };
}
