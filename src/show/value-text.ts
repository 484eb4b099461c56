import type { MetricUnit } from '../kernel/index.ts';
import { showName, type Field } from '../text/index.ts';
import { formatBytes, formatMicroseconds, groupDigits } from '../units/index.ts';

/** A value for people: bytes in binary units with the exact number beside them, durations likewise. */
export function valueText(field: Field, unit: MetricUnit | null): string {
  switch (field.kind) {
    case 'unlimited':
      return 'unlimited';
    case 'text':
      return showName(field.text);
    case 'amount':
      return amountText(field.amount, unit);
  }
}

export function amountText(amount: number, unit: MetricUnit | null): string {
  switch (unit) {
    case 'bytes':
      return Math.abs(amount) < 1024 ? `${String(amount)} B` : `${formatBytes(amount)} (${groupDigits(amount)} B)`;
    case 'usec':
      return amount < 1000 ? `${String(amount)} us` : `${formatMicroseconds(amount)} (${groupDigits(amount)} us)`;
    case 'percent':
      return `${String(amount)} %`;
    case 'ticks':
      return `${groupDigits(amount)} ticks`;
    default:
      return groupDigits(amount);
  }
}
