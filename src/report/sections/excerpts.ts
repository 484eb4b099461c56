import type { Citation, FindingEntry } from '../../contract/index.ts';
import type { PreformattedBlock } from '../block.ts';
import { citationKey, placesOf } from '../citations.ts';
import type { Context } from '../context.ts';
import { rankFindings } from '../focus.ts';
import { shorten, shortenPath } from '../names.ts';

const tabStop = 8;
/** Longer lines are paths, whose middle says least. */
const longestLine = 180;
const longestPlace = 64;

/** The kernel's own lines behind each finding, before and after one above the other; the first finding's open. */
export function excerptBlocks(context: Context): readonly PreformattedBlock[] {
  const { words, analysis, limits } = context;
  const seen = new Set<string>();
  const blocks = rankFindings(analysis.findings).flatMap((finding) => {
    const lines = linesOf(context, finding, seen);
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

function linesOf(context: Context, finding: FindingEntry, seen: Set<string>): readonly (readonly string[])[] {
  const { analysis, comparing } = context;
  return placesOf(analysis, finding).flatMap(({ before, after }) => [
    ...(before === null ? [] : quoted(context, before, '-', seen)),
    ...(after === null ? [] : quoted(context, after, comparing ? '+' : ' ', seen)),
  ]);
}

/**
 * The cited line with its place, and of a mapping's block the amounts that are not zero with their line numbers; where two findings
 * cite one mapping, the second has its first line only.
 */
function quoted(context: Context, citation: Citation, sign: string, seen: Set<string>): readonly (readonly string[])[] {
  const key = citationKey(citation);
  const whole = context.excerpts.get(key) ?? [];
  const lines = seen.has(key) ? whole.slice(0, 1) : whole;
  seen.add(key);
  return lines.flatMap((line, at) => {
    if (at > 0 && !isAmount(line)) return [];
    const place = at === 0 ? `${shortenPath(citation.file, longestPlace)}:${String(citation.line)}` : `:${String(citation.line + at)}`;
    return [[`${sign} ${place}`, shorten(expandTabs(line), longestLine)]];
  });
}

/** `Rss:   24588 kB`, and neither a page size nor flags. */
function isAmount(line: string): boolean {
  return /:\s+[1-9]\d* kB$/u.test(line) && !/PageSize:/u.test(line);
}

function expandTabs(line: string): string {
  return line.split('\t').reduce((text, part) => text.padEnd(Math.ceil((text.length + 1) / tabStop) * tabStop) + part);
}
