import type { PreformattedBlock } from '../../report/index.ts';
import { cutName } from '../cell-text.ts';
import { alignColumns } from '../listing.ts';
import { atSlashes, type RichPart } from './rich.ts';
import { typeset } from './typeset.ts';
import type { ViewContext } from './view-context.ts';

/** So many characters a phone shows in a line of raw evidence. */
const narrowLine = 30;
/** So many lines of evidence are not worth two pages of paper. */
const shortListing = 16;

/** Raw evidence as its partial wants it: lines of cells of parts. On a screen the columns are aligned beforehand, each line is one cell. */
export function listingView(block: PreformattedBlock, context: ViewContext): Readonly<Record<string, unknown>> {
  const { words, paper, nameLength } = context;
  const cut = (text: string): string => cutName(text, words, nameLength);
  return {
    caption: typeset(block.caption),
    paper,
    more: block.more,
    folded: block.folded === true && !paper,
    short: paper && block.lines.length <= shortListing,
    lines: paper
      ? block.lines.map((cells) => cells.map((cell) => [plain(cut(cell))]))
      : alignColumns(block.lines, words, nameLength).map((line, at) => [lineParts(line, cut(block.lines[at]?.[0] ?? ''))]),
  };
}

/**
 * Where a narrow screen ends a line: the sign stays with the beginning of its path and `:25` in one piece, since half of it would be
 * another line's number.
 * @param place the line's first column: sign, path and number
 */
export function lineParts(line: string, place: string): readonly RichPart[] {
  const [, start = '', path = '', number = ''] = /^([-+ ] [^/]+\/)(.+)(:\d+)$/u.exec(place) ?? [];
  if (path === '' || place.length <= narrowLine) return textParts(line);
  return [whole(start), ...atSlashes(path).map((part) => ({ ...part, ends: true })), whole(number), ...textParts(line.slice(place.length))];
}

/** A long path ends a line after a slash; most lines have none and need no marks. */
function textParts(text: string): readonly RichPart[] {
  return new RegExp(String.raw`\S{${String(narrowLine)}}`, 'u').test(text) ? atSlashes(text) : [plain(text)];
}

function plain(text: string): RichPart {
  return { text, whole: false, ends: false };
}

function whole(text: string): RichPart {
  return { text, whole: true, ends: false };
}
