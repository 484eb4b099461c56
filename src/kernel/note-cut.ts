import { quoteLine, trimPadding, type Parsed, type ParseNote } from '../text/index.ts';
import type { KernelRecord, ParseContext } from './kernel-file.ts';

const NEWLINE = 10;

/**
 * Notes a last line without newline. The kernel ends every line of these files, so such a line may be cut, and `pgfault 12`
 * may have been `pgfault 1234`: the value is kept and flagged.
 */
export function cutNotes(bytes: Uint8Array): readonly ParseNote[] {
  const end = trimPadding(bytes);
  if (end === 0 || bytes[end - 1] === NEWLINE) return [];
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) {
    line += 1;
    start = at + 1;
  }
  return [{ code: 'truncated', line, text: quoteLine(bytes.subarray(start, end)) }];
}

/** The same parser, with a note on a last line that may be cut. */
export function notingCuts<R extends KernelRecord>(parse: (bytes: Uint8Array, context: ParseContext) => Parsed<R>) {
  return (bytes: Uint8Array, context: ParseContext): Parsed<R> => {
    const { record, notes } = parse(bytes, context);
    return { record, notes: [...notes, ...cutNotes(bytes)] };
  };
}
