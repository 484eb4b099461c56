import type { CheckLine, CheckResult } from '../../contract/index.ts';
import { makeVisible } from '../visible.ts';
import { measured, remarks, subjectOf, tally } from './sentence.ts';
import { verdictOf, type CheckWords } from './words.ts';

/** Of one width and the same in each language, so that a log can be searched for them. */
const signs = { fail: 'FAIL', inconclusive: '????', waived: 'wavd', pass: 'pass' } as const;

/** One line a budget, worst first; its reasons below it. */
export function text(result: CheckResult, words: CheckWords): string {
  const lines = [
    ...result.results.flatMap((line) => [
      `${head(line, words)}${words.colon}${measured(line, words)}`,
      ...remarks(line, words).map((remark) => `       ${remark}`),
    ]),
    ...result.comparability.map((note) => `${words.note}   ${note.text}`),
    `${words.verdict[verdictOf(result)]}${words.colon}${tally(result, words)}`,
  ];
  return `${lines.map(makeVisible).join('\n')}\n`;
}

function head(line: CheckLine, words: CheckWords): string {
  const subject = subjectOf(line);
  const own = line.id.includes(subject) ? '' : ` (${subject})`;
  return `${signs[line.outcome]}   ${line.id}${own}${line.level === 'warn' ? ` [${words.warningOnly}]` : ''}`;
}
