import type { CheckLine, CheckOutcome, CheckResult } from '../../contract/index.ts';
import { showChange, showValue } from '../../gate/index.ts';

/** Observed value, limit, samples and noise of a line, in one line: `412 MiB -> 498 MiB, +86 MiB (+20.9 %), limit <= +10 % or 32 MiB`. */
export function measured(line: CheckLine): string {
  const { before, after, delta, unit, limit, noise, range } = line;
  const value = before === null ? showValue(after.value, unit) : `${showValue(before.value, unit)} -> ${showValue(after.value, unit)}`;
  const percent =
    delta === null || typeof before?.value !== 'number' || before.value === 0
      ? ''
      : ` (${sign(delta)}${((delta / before.value) * 100).toFixed(1)} %)`;
  const starts = (before?.starts ?? after.starts) + after.starts > 2 || after.values.length > 1;
  const parts = [
    value,
    ...(delta === null ? [] : [`${showChange(delta, unit)}${percent}`]),
    `limit ${limit.text}`,
    ...(starts ? [`n=${before === null ? '' : `${String(before.starts)}/`}${String(after.starts)} ${after.aggregate}`] : []),
    ...(noise === null ? [] : [`noise +-${showValue(noise, unit)}`]),
    ...(starts && range !== null && delta !== null
      ? [`change within ${showChange(range.low, unit)} to ${showChange(range.high, unit)}`]
      : []),
  ];
  return parts.join(', ');
}

const sign = (value: number): string => (value > 0 ? '+' : '');

/** What is measured: `api.pss`. */
export function subjectOf({ target, metric }: CheckLine): string {
  return target === null ? metric : `${target}.${metric}`;
}

/** Why a line is as it is: reasons, the finding, the waiver, what the author of the budget said. */
export function remarks(line: CheckLine): readonly string[] {
  const { finding, waiver, why, reasons, outcome } = line;
  return [
    ...(finding === null ? [] : [`${finding.code}: ${finding.text}`]),
    ...reasons.map((reason) => reason.text),
    ...(waiver === null
      ? []
      : [waiver.expired ? `waiver ended on ${waiver.until}: ${waiver.reason}` : `waived until ${waiver.until}: ${waiver.reason}`]),
    ...(why === null || outcome === 'pass' ? [] : [`why this limit: ${why}`]),
  ];
}

/** `1 failed, 1 inconclusive, 3 passed` */
export function tally({ results }: CheckResult): string {
  const words: readonly (readonly [CheckOutcome, string])[] = [
    ['fail', 'failed'],
    ['inconclusive', 'inconclusive'],
    ['waived', 'waived'],
    ['pass', 'passed'],
  ];
  return words
    .map(([outcome, word]) => [results.filter((line) => line.outcome === outcome).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${String(count)} ${word}`)
    .join(', ');
}
