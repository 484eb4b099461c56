import type { OpenCapture } from './analysis/index.ts';
import { readCapture, type CaptureInput, type ReadOptions } from './archive/index.ts';
import { assembleSnapshots, collectFile, type Collection } from './model/index.ts';

/** Opens a capture, parses every kernel file in it and assembles its samples. Memory stays bounded by what is kept, not by the archive. */
export async function open(input: CaptureInput, options: ReadOptions = {}): Promise<OpenCapture> {
  const collection: Collection = new Map();
  const contents = await readCapture(input, (file) => collectFile(collection, file, 4096), options);
  return { contents, snapshots: assembleSnapshots(collection, contents) };
}
