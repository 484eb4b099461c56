import type { Citation, FindingEntry } from '../../contract/index.ts';
import type { PreformattedBlock } from '../block.ts';
import { citationKey, placesOf } from '../citations.ts';
import type { Context } from '../context.ts';
import { rankFindings } from '../focus.ts';
import { shorten } from '../names.ts';

const tabStop = 8;
/** Longer lines are paths, whose middle says least. */
const longestLine = 180;
const longestPlace = 64;

/** The kernel's own lines behind each finding, before and after one above the other; the first finding's open. */
export function excerptBlocks(context: Context): readonly PreformattedBlock[] {
  const { words, analysis, limits } = context;
  const blocks = rankFindings(analysis.findings).flatMap((finding) => {
    const lines = linesOf(context, finding);
    const shown = lines.slice(0, limits.excerptLines);
    return lines.length === 0
      ? []
      : [{ caption: words.evidence.lines(finding.title), lines: shown, more: moreOf(context, lines.length - shown.length) }];
  });
  return blocks
    .slice(0, limits.excerpts)
    .map((block, at) => ({ type: 'preformatted', columns: [words.table.line, words.evidence.text], folded: at > 0, ...block }));
}

function moreOf({ words }: Context, left: number): string | null {
  return left > 0 ? words.evidence.moreLines(left) : null;
}

function linesOf(context: Context, finding: FindingEntry): readonly (readonly string[])[] {
  const { analysis, comparing } = context;
  return placesOf(analysis, finding).flatMap(({ before, after }) => [
    ...(before === null ? [] : quoted(context, before, '-')),
    ...(after === null ? [] : quoted(context, after, comparing ? '+' : ' ')),
  ]);
}

/** The cited line with its place, and of a mapping's block the fields that are not zero with their line numbers. */
function quoted(context: Context, citation: Citation, sign: string): readonly (readonly string[])[] {
  const lines = context.excerpts.get(citationKey(citation)) ?? [];
  return lines.flatMap((line, at) => {
    if (at > 0 && /:\s+0 kB$/u.test(line)) return [];
    const place = at === 0 ? `${shorten(citation.file, longestPlace)}:${String(citation.line)}` : `:${String(citation.line + at)}`;
    return [[`${sign} ${place}`, shorten(expandTabs(line), longestLine)]];
  });
}

function expandTabs(line: string): string {
  return line.split('\t').reduce((text, part) => text.padEnd(Math.ceil((text.length + 1) / tabStop) * tabStop) + part);
}
