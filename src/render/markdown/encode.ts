import { splitInline } from '../inline.ts';
import { makeLogSafe } from '../visible.ts';

/** U+2060: invisible, takes no room, and breaks what a forge would otherwise turn into a link. */
const joiner = '\u2060';

/**
 * Running text that may hold captured names, as Markdown: no markup, HTML, link, image, mention, issue reference, emoji code,
 * formula or table border can come out of it. Backslashes defuse what the Markdown parser knows; a word joiner what forges
 * look for after it (mentions, references, bare addresses).
 */
export function encodeMarkdown(text: string): string {
  return makeLogSafe(text)
    .replace(/([@#!%])(?=[\p{L}\p{N}_])/gu, `$1${joiner}`)
    .replace(/\b(GH)-(?=\d)/giu, `$1${joiner}-`)
    .replace(/:(?=[\w+-]+:)/gu, `:${joiner}`)
    .replace(/:(?=\/\/)/gu, `:${joiner}`)
    .replace(/\b(www)\./giu, `$1${joiner}.`)
    .replace(/&/gu, '&amp;')
    .replace(/[\\`*_{}[\]<>|~$^]/gu, '\\$&')
    .replace(
      /^(\s*)([#+=-]|\d+[.)])(?=\s|$|[=-])/u,
      (_whole, space: string, mark: string) => `${space}${mark.replace(/[#+=\-.)]/u, '\\$&')}`,
    );
}

/**
 * A captured name as a code span: its content is text and nothing else, in every dialect. The fence is longer than any run
 * of backticks inside; a pipe would still end a table cell, so it is escaped where the span stands in one.
 */
export function encodeName(name: string, inTable: boolean): string {
  const visible = makeLogSafe(name);
  if (visible.trim() === '') return visible === '' ? '' : '` `';
  const runs = visible.match(/`+/gu) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const room = visible.startsWith('`') || visible.endsWith('`') || (visible.startsWith(' ') && visible.endsWith(' ')) ? ' ' : '';
  // GFM splits cells before it looks for code spans, and a backslash in front of the pipe is the only way out.
  return `${fence}${room}${inTable ? visible.replace(/\|/gu, '\\|') : visible}${room}${fence}`;
}

/** A sentence: commands between backticks stay code, everything else is encoded. */
export function encodeSentence(text: string): string {
  return splitInline(text)
    .map((piece) => (piece.code ? encodeName(piece.text, true) : encodeMarkdown(piece.text)))
    .join('');
}

/** Lines of captured text as a fenced block whose fence none of them can close. */
export function encodeFence(lines: readonly string[]): readonly string[] {
  const visible = lines.map(makeLogSafe);
  const longest = Math.max(2, ...visible.flatMap((line) => (line.match(/`+/gu) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...visible, fence];
}
