import type { CaptureContents } from '../archive/captured.ts';
import { MemcaseError } from '../contract/index.ts';
import type { Snapshot } from '../model/index.ts';

/** A capture, opened: what the archive says of itself, and one snapshot for each sample. */
export interface OpenCapture {
  readonly contents: CaptureContents;
  readonly snapshots: readonly Snapshot[];
}

/** The sample that `#N` names: negative counts from the end, none is the last. */
export function pickSample(capture: OpenCapture, number: number | null): Snapshot {
  const index = number === null || number < 0 ? capture.snapshots.length + (number ?? -1) : number;
  const snapshot = capture.snapshots[index];
  if (snapshot === undefined) {
    throw new MemcaseError({
      code: 'no-such-sample',
      exit: 2,
      what: `${capture.contents.file} has ${String(capture.snapshots.length)} samples, and #${String(number)} is none of them.`,
      next: 'Count from 0, or from -1 for the last.',
    });
  }
  return snapshot;
}
