import type { CaptureInput } from '../archive/index.ts';

/** A CAPTURE argument: a file, a folder or `-`, and the sample that `#N` names (null: the last). */
export interface CaptureArgument {
  readonly input: CaptureInput;
  readonly sample: number | null;
  readonly name: string;
}

/** Reads `FILE`, `FILE#2`, `FILE#-1`, `-`. */
export function parseCaptureArgument(text: string): CaptureArgument {
  const match = /^(.*)#(-?[0-9]+)$/su.exec(text);
  const name = match?.[1] ?? text;
  const sample = match?.[2] === undefined ? null : Number(match[2]);
  return {
    name,
    sample,
    input: name === '-' ? { kind: 'stream', stream: process.stdin, name: 'standard input' } : { kind: 'path', path: name },
  };
}
