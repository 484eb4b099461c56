import { eachLine, paddingNotes, type Line } from './lines.ts';
import type { ParseNote } from './note.ts';

const CARRIAGE_RETURN = 13;

/**
 * The lines of a file whose lines end in a name, where a blank at the end belongs to the name. A carriage return is taken off,
 * and noted once, only when every line has one: then the file went through a system that ends lines so.
 */
export function nameLines(bytes: Uint8Array): { readonly lines: readonly Line[]; readonly notes: readonly ParseNote[] } {
  const lines = [...eachLine(bytes)];
  const notes = paddingNotes(bytes);
  if (lines.length === 0 || !lines.every((line) => line.bytes.at(-1) === CARRIAGE_RETURN)) return { lines, notes };
  return {
    lines: lines.map(({ number, bytes: text }) => ({ number, bytes: text.subarray(0, -1) })),
    notes: [...notes, { code: 'padding', line: 1, text: 'a carriage return at the end of every line' }],
  };
}
