import type { CheckLine, CheckResult } from '../../contract/index.ts';
import { encodeMarkdown } from '../markdown/encode.ts';
import { measured, remarks, subjectOf, tally } from './sentence.ts';
import { verdictOf, type CheckWords } from './words.ts';

const signs = { fail: '❌', inconclusive: '❔', waived: '➖', pass: '✅' } as const;

/** A heading, a table, and what explains each line that did not pass. What does not fit into `most` bytes is counted. */
export function markdown(result: CheckResult, words: CheckWords, most: number | null): string {
  const head = `## ${words.heading(verdictOf(result))}\n\n${tally(result, words)}\n\n| | ${words.columns.join(' | ')} |\n|---|---|---|\n`;
  const rows = result.results.map((line) => `${row(line, words)}\n`);
  const notes = [
    '\n',
    ...result.results.flatMap((line) => note(line, words)),
    ...result.comparability.map(({ text }) => `- ${encodeMarkdown(text)}\n`),
  ];
  return most === null ? [head, ...rows, ...notes].join('') : cut(head, [...rows, ...notes], words, most);
}

function row(line: CheckLine, words: CheckWords): string {
  const name = line.id.includes(line.metric) ? line.id : `${line.id} (${subjectOf(line)})`;
  return `| ${signs[line.outcome]} ${words.outcome[line.outcome]}${line.level === 'warn' ? ` (${words.warningOnly})` : ''} | ${encodeMarkdown(name)} | ${encodeMarkdown(measured(line, words))} |`;
}

function note(line: CheckLine, words: CheckWords): readonly string[] {
  if (line.outcome === 'pass') return [];
  return remarks(line, words).map((remark) => `- **${encodeMarkdown(line.id)}**: ${encodeMarkdown(remark)}\n`);
}

function cut(head: string, pieces: readonly string[], words: CheckWords, most: number): string {
  const size = (text: string): number => Buffer.byteLength(text);
  const told = (count: number): string => `\n${words.left(count)}\n`;
  let room = most - size(head) - size(told(pieces.length));
  const kept: string[] = [];
  for (const piece of pieces) {
    room -= size(piece);
    if (room < 0) return [head, ...kept, told(pieces.length - kept.length)].join('');
    kept.push(piece);
  }
  return [head, ...kept].join('');
}
