import type { CheckLine, CheckResult } from '../../contract/index.ts';
import { makeVisible } from '../visible.ts';
import { measured, remarks, subjectOf, tally } from './sentence.ts';

const signs = { fail: 'FAIL', inconclusive: '????', waived: 'wavd', pass: 'pass' } as const;

/** One line a budget, worst first; its reasons below it. */
export function text(result: CheckResult): string {
  const lines = [
    ...result.results.flatMap((line) => [`${head(line)}: ${measured(line)}`, ...remarks(line).map((remark) => `       ${remark}`)]),
    ...result.comparability.map((note) => `note   ${note.text}`),
    `${result.exit.code === 0 ? 'passed' : result.exit.code === 3 ? 'FAILED' : 'INCONCLUSIVE'}: ${tally(result)}`,
  ];
  return `${lines.map(makeVisible).join('\n')}\n`;
}

function head(line: CheckLine): string {
  const subject = subjectOf(line);
  const own = line.id.includes(subject) ? '' : ` (${subject})`;
  return `${signs[line.outcome]}   ${line.id}${own}${line.level === 'warn' ? ' [warning only]' : ''}`;
}
