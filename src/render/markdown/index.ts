import { buildReport, textLimits, wordsOf, type Section, type Words } from '../../report/index.ts';
import { glossaryFor } from '../glossary-for.ts';
import type { OutputFormat } from '../rendering.ts';
import { blockLines } from './blocks.ts';
import { encodeMarkdown } from './encode.ts';

/** Sections that a reader of a ticket wants unfolded. */
const open: readonly string[] = ['cover', 'verdict', 'changes', 'findings'];

/** For a ticket or a pull request: verdict, movers and findings open, the rest folded. */
export const markdown: OutputFormat = {
  id: 'md',
  extension: '.md',
  render: async (analysis, options) => {
    const language = options.language ?? analysis.language;
    const words = wordsOf(language);
    const report = buildReport(analysis, {
      language,
      limits: textLimits,
      glossary: await glossaryFor(analysis, options),
      excerpts: options.excerpts ?? [],
    });
    const head = `## ${encodeMarkdown(report.heading)}\n\n`;
    const pieces = report.sections.map((section) => ({ id: section.id, text: sectionText(section, words) }));
    const texts =
      options.maxBytes === undefined ? [head, ...pieces.map((piece) => piece.text)] : fit(head, pieces, options.maxBytes, words);
    return { chunks: texts, notes: [] };
  },
};

function sectionText(section: Section, words: Words): string {
  const lines = [
    ...section.blocks.flatMap((block) => blockLines(block, words)),
    ...section.parts.flatMap((part) => [
      `#### ${encodeMarkdown(part.title)}`,
      '',
      ...part.blocks.flatMap((block) => blockLines(block, words)),
    ]),
  ];
  if (section.id === 'cover' || section.id === 'verdict') return `${lines.join('\n')}\n`;
  if (open.includes(section.id)) return `### ${section.title}\n\n${lines.join('\n')}\n`;
  return `<details><summary>${section.title}</summary>\n\n${lines.join('\n')}\n</details>\n\n`;
}

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;

/** The verdict first of all, then as many whole sections as there is room for, in their order. */
function fit(
  head: string,
  pieces: readonly { readonly id: string; readonly text: string }[],
  most: number,
  words: Words,
): readonly string[] {
  const note = `${words.page.cut(most)}\n`;
  const verdict = pieces.find((piece) => piece.id === 'verdict')?.text ?? '';
  let room = most - bytesOf(verdict) - bytesOf(note);
  if (room < 0) return [cutLines(verdict, most)];
  const kept: string[] = [];
  let cut = false;
  for (const [text, essential] of [[head, false] as const, ...pieces.map((piece) => [piece.text, piece.id === 'verdict'] as const)]) {
    const size = essential ? 0 : bytesOf(text);
    if (size > room) cut = true;
    else {
      kept.push(text);
      room -= size;
    }
  }
  return cut ? [...kept, note] : kept;
}

/** As many whole lines as fit, and never half a character. */
function cutLines(text: string, most: number): string {
  let kept = '';
  for (const line of text.split('\n')) {
    if (bytesOf(kept) + bytesOf(line) + 1 > most) break;
    kept += `${line}\n`;
  }
  return kept !== ''
    ? kept
    : new TextDecoder('utf-8', { ignoreBOM: true })
        .decode(encoder.encode(text).subarray(0, Math.max(0, most - 3)))
        .replace(/\uFFFD+$/u, '');
}
