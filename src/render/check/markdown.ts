import type { CheckLine, CheckResult } from '../../contract/index.ts';
import { encodeMarkdown } from '../markdown/encode.ts';
import { measured, remarks, subjectOf, tally } from './sentence.ts';

const signs = { fail: '❌ fail', inconclusive: '❔ inconclusive', waived: '➖ waived', pass: '✅ pass' } as const;

/** A heading, a table, and what explains each line that did not pass. What does not fit into `most` bytes is counted. */
export function markdown(result: CheckResult, most: number | null): string {
  const verdict = result.exit.code === 0 ? 'passed' : result.exit.code === 3 ? 'failed' : 'inconclusive';
  const head = `## Memory budget: ${verdict}\n\n${tally(result)}\n\n| | budget | measured |\n|---|---|---|\n`;
  const rows = result.results.map((line) => `${row(line)}\n`);
  const notes = ['\n', ...result.results.flatMap(note), ...result.comparability.map(({ text }) => `- ${encodeMarkdown(text)}\n`)];
  return most === null ? [head, ...rows, ...notes].join('') : cut(head, [...rows, ...notes], most);
}

function row(line: CheckLine): string {
  const name = line.id.includes(line.metric) ? line.id : `${line.id} (${subjectOf(line)})`;
  return `| ${signs[line.outcome]}${line.level === 'warn' ? ' (warning only)' : ''} | ${encodeMarkdown(name)} | ${encodeMarkdown(measured(line))} |`;
}

function note(line: CheckLine): readonly string[] {
  if (line.outcome === 'pass') return [];
  return remarks(line).map((remark) => `- **${encodeMarkdown(line.id)}**: ${encodeMarkdown(remark)}\n`);
}

function cut(head: string, pieces: readonly string[], most: number): string {
  const size = (text: string): number => Buffer.byteLength(text);
  const told = (count: number): string => `\n${String(count)} lines more than fit here; the JSON has them.\n`;
  let room = most - size(head) - size(told(pieces.length));
  const kept: string[] = [];
  for (const piece of pieces) {
    room -= size(piece);
    if (room < 0) return [head, ...kept, told(pieces.length - kept.length)].join('');
    kept.push(piece);
  }
  return [head, ...kept].join('');
}
