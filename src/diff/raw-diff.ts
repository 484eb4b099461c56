import { structuredPatch } from 'diff';
import { showName } from '../text/index.ts';
import { normaliseKernelText } from './raw-normalise.ts';

export type RawDiff =
  | { readonly state: 'same' }
  /** A unified diff, ready to print. */
  | { readonly state: 'differs'; readonly text: string; readonly added: number; readonly removed: number }
  /** More edits than `mostEdits`: a text diff says nothing any more, the aligned diff does. */
  | { readonly state: 'too-different'; readonly mostEdits: number }
  | { readonly state: 'too-large'; readonly lines: number; readonly mostLines: number };

/** Time grows with lines times edits: these keep the worst case near a second. */
const mostLines = 60_000;
const mostEdits = 3000;
const contextLines = 3;

/**
 * A unified text diff of one kernel file in two captures, as raw evidence beside the aligned diff. Addresses are replaced by sizes first,
 * since a restart changes all of them; control characters are shown as escapes. Pure and bounded: no clock, so no timeout.
 *
 * @param path of the file in the capture (`proc/812/smaps`): says what is normalised, and stands in the header
 * @param newPath of the file in the capture after, where its process has another pid
 */
export function rawDiff(path: string, before: string, after: string, newPath: string = path): RawDiff {
  const [older, newer] = [before, after].map((text) => normaliseKernelText(path, text).split('\n').map(showLine).join('\n'));
  if (older === newer) return { state: 'same' };
  const lines = Math.max(countLines(older), countLines(newer));
  if (lines > mostLines) return { state: 'too-large', lines, mostLines };
  const [name, newName] = [showName(path), showName(newPath)];
  const patch = structuredPatch(`before/${name}`, `after/${newName}`, older ?? '', newer ?? '', '', '', {
    context: contextLines,
    maxEditLength: mostEdits,
  });
  if (patch === undefined) return { state: 'too-different', mostEdits };
  const count = (sign: string): number =>
    patch.hunks.reduce((sum, hunk) => sum + hunk.lines.filter((line) => line.startsWith(sign)).length, 0);
  const hunks = patch.hunks.map((hunk) =>
    [`@@ -${String(hunk.oldStart)},${String(hunk.oldLines)} +${String(hunk.newStart)},${String(hunk.newLines)} @@`, ...hunk.lines].join(
      '\n',
    ),
  );
  const text = [`--- before/${name}`, `+++ after/${newName}`, ...hunks, ''].join('\n');
  return { state: 'differs', text, added: count('+'), removed: count('-') };
}

/** Tabs stand between name and value in status; they do no harm. */
const showLine = (line: string): string => line.split('\t').map(showName).join('\t');

const countLines = (text: string | undefined): number => (text === undefined ? 0 : text.split('\n').length);
