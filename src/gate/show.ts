import type { Language, PairUnit, PairValue } from '../contract/index.ts';
import { formatBytes, formatBytesDelta, formatCountDelta, formatMicroseconds, groupDigits } from '../units/index.ts';
import type { Condition } from './condition.ts';

/** An amount in its unit. */
export function showValue(value: PairValue, unit: PairUnit, language: Language = 'en'): string {
  if (value === null) return language === 'en' ? 'unknown' : '未知';
  if (value === 'unlimited') return language === 'en' ? value : '不限';
  if (unit === 'bytes') return formatBytes(value);
  return unit === 'usec' ? formatMicroseconds(value) : groupDigits(value);
}

/** A signed amount in its unit. */
export function showChange(value: number, unit: PairUnit): string {
  if (unit === 'bytes') return formatBytesDelta(value);
  if (unit === 'usec') return `${value > 0 ? '+' : ''}${formatMicroseconds(value)}`;
  return formatCountDelta(value);
}

/** A condition without its left side: `<= +10 % and 32.0 MiB`. */
export function showTest(test: Condition['test'], unit: PairUnit, language: Language = 'en'): string {
  const english = language === 'en';
  if (test.kind === 'increases') return english ? 'increases' : '增加';
  const { comparison, bound } = test;
  switch (bound.kind) {
    case 'amount':
      return `${comparison} ${showValue(bound.amount, unit)}`;
    case 'unlimited':
      return `${comparison} ${showValue('unlimited', unit, language)}`;
    case 'share':
      return english
        ? `${comparison} ${String(bound.percent)} % of ${bound.of}`
        : `${comparison} ${bound.of} 的 ${String(bound.percent)} %`;
    case 'change': {
      const sign = bound.sign === 1 ? '+' : '-';
      const floor = bound.floor === 0 ? [] : [showValue(bound.floor, unit)];
      const percent = bound.percent === 0 ? [] : [`${String(bound.percent)} %`];
      const parts = [...percent, ...floor];
      return `${comparison} ${sign}${parts.length === 0 ? '0' : parts.join(english ? ' or ' : ' 或 ')}`;
    }
    default:
      return bound satisfies never;
  }
}
