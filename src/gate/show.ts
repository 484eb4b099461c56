import type { PairUnit, PairValue } from '../contract/index.ts';
import { formatBytes, formatBytesDelta, formatCountDelta, formatMicroseconds, groupDigits } from '../units/index.ts';
import type { Condition } from './condition.ts';

/** An amount in its unit. */
export function showValue(value: PairValue, unit: PairUnit): string {
  if (value === null) return 'unknown';
  if (value === 'unlimited') return value;
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
export function showTest(test: Condition['test'], unit: PairUnit): string {
  if (test.kind === 'increases') return 'increases';
  const { comparison, bound } = test;
  switch (bound.kind) {
    case 'amount':
      return `${comparison} ${showValue(bound.amount, unit)}`;
    case 'unlimited':
      return `${comparison} unlimited`;
    case 'share':
      return `${comparison} ${String(bound.percent)} % of ${bound.of}`;
    case 'change': {
      const sign = bound.sign === 1 ? '+' : '-';
      const floor = bound.floor === 0 ? [] : [showValue(bound.floor, unit)];
      const percent = bound.percent === 0 ? [] : [`${String(bound.percent)} %`];
      const parts = [...percent, ...floor];
      return `${comparison} ${sign}${parts.length === 0 ? '0' : parts.join(' or ')}`;
    }
    default:
      return bound satisfies never;
  }
}
