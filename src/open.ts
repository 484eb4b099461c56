import type { OpenCapture } from './analysis/index.ts';
import { readCapture, type CaptureInput, type ReadOptions } from './archive/index.ts';
import { assembleSnapshots, collectFile, type Collection } from './model/index.ts';

/** A path, the bytes of an archive, a stream of them, or an input with a name of its own. */
export type CaptureSource = string | Uint8Array | AsyncIterable<Uint8Array> | CaptureInput;

/** Opens a capture, parses every kernel file in it and assembles its samples. Memory stays bounded by what is kept, not by the archive. */
export async function open(source: CaptureSource, options: ReadOptions = {}): Promise<OpenCapture> {
  const collection: Collection = new Map();
  const contents = await readCapture(inputOf(source), (file) => collectFile(collection, file, 4096), options);
  return { contents, snapshots: assembleSnapshots(collection, contents) };
}

function inputOf(source: CaptureSource): CaptureInput {
  if (typeof source === 'string') return { kind: 'path', path: source };
  if (source instanceof Uint8Array) return { kind: 'stream', stream: once(source), name: 'the given bytes' };
  return Symbol.asyncIterator in source ? { kind: 'stream', stream: source, name: 'the given stream' } : source;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
