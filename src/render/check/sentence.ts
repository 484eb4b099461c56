import type { CheckLine, CheckResult, PairValue } from '../../contract/index.ts';
import { showChange, showValue } from '../../gate/index.ts';
import type { CheckWords } from './words.ts';

/** Observed value, limit, samples and noise of a line, in one line: `412 MiB -> 498 MiB, +86 MiB (+20.9 %), limit <= +10 % or 32 MiB`. */
export function measured(line: CheckLine, words: CheckWords): string {
  const { before, after, delta, unit, limit, noise, range } = line;
  const shown = (side: PairValue): string => showValue(side, unit, words.language);
  const value = before === null ? shown(after.value) : `${shown(before.value)} -> ${shown(after.value)}`;
  const percent =
    delta === null || typeof before?.value !== 'number' || before.value === 0
      ? ''
      : ` (${sign(delta)}${((delta / before.value) * 100).toFixed(1)} %)`;
  const starts = (before?.starts ?? after.starts) + after.starts > 2 || after.values.length > 1;
  const parts = [
    value,
    ...(delta === null ? [] : [`${showChange(delta, unit)}${percent}`]),
    words.limit(limit.text),
    ...(starts ? [`n=${before === null ? '' : `${String(before.starts)}/`}${String(after.starts)} ${after.aggregate}`] : []),
    ...(noise === null ? [] : [words.noise(shown(noise))]),
    ...(starts && range !== null && delta !== null ? [words.within(showChange(range.low, unit), showChange(range.high, unit))] : []),
  ];
  return parts.join(words.comma);
}

const sign = (value: number): string => (value > 0 ? '+' : '');

/** What is measured: `api.pss`. */
export function subjectOf({ target, metric }: CheckLine): string {
  return target === null ? metric : `${target}.${metric}`;
}

/** Why a line is as it is: reasons, the finding, the waiver, what the author of the budget said. */
export function remarks(line: CheckLine, words: CheckWords): readonly string[] {
  const { finding, waiver, why, reasons, outcome } = line;
  return [
    ...(finding === null ? [] : [`${finding.code}${words.colon}${finding.text}`]),
    ...reasons.map((reason) => reason.text),
    ...(waiver === null
      ? []
      : [waiver.expired ? words.waiverEnded(waiver.until, waiver.reason) : words.waived(waiver.until, waiver.reason)]),
    ...(why === null || outcome === 'pass' ? [] : [words.why(why)]),
  ];
}

/** `1 failed, 1 inconclusive, 3 passed` */
export function tally({ results }: CheckResult, words: CheckWords): string {
  return (['fail', 'inconclusive', 'waived', 'pass'] as const)
    .map((outcome) => [results.filter((line) => line.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => words.count(count, outcome))
    .join(words.comma);
}
