import { readCapture, type CaptureInput, type ReadOptions } from './archive/index.ts';
import type { CaptureContents } from './archive/captured.ts';
import { MemcaseError } from './contract/index.ts';
import { assembleSnapshots, collectFile, type Collection, type Snapshot } from './model/index.ts';

/** A capture, opened: what the archive says of itself, and one snapshot for each sample. */
export interface OpenCapture {
  readonly contents: CaptureContents;
  readonly snapshots: readonly Snapshot[];
}

/** Opens a capture, parses every kernel file in it and assembles its samples. Memory stays bounded by what is kept, not by the archive. */
export async function open(input: CaptureInput, options: ReadOptions = {}): Promise<OpenCapture> {
  const collection: Collection = new Map();
  const contents = await readCapture(input, (file) => collectFile(collection, file, 4096), options);
  return { contents, snapshots: assembleSnapshots(collection, contents) };
}

/** The sample that `#N` names: negative counts from the end, none is the last. */
export function pickSample(capture: OpenCapture, number: number | null): Snapshot {
  const index = number === null || number < 0 ? capture.snapshots.length + (number ?? -1) : number;
  const snapshot = capture.snapshots[index];
  if (snapshot === undefined) {
    throw new MemcaseError({
      code: 'no-such-sample',
      exit: 2,
      what: `${capture.contents.file} has ${String(capture.snapshots.length)} samples, not #${String(number)}.`,
      next: 'Count from 0, or from -1 for the last.',
    });
  }
  return snapshot;
}
