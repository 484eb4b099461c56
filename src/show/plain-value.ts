import type { Field } from '../text/index.ts';
import { showName } from '../text/index.ts';

/** A value for JSON: an integer, a decimal string where a double could not hold it, `unlimited`, or text as a shown name. */
export type PlainValue = number | string | null;

export function plainAmount(amount: number): PlainValue {
  if (Number.isNaN(amount)) return null;
  return Number.isInteger(amount) && !Number.isSafeInteger(amount) ? BigInt(amount).toString() : amount;
}

export function plainValue(field: Field): PlainValue {
  switch (field.kind) {
    case 'amount':
      return plainAmount(field.amount);
    case 'unlimited':
      return 'unlimited';
    case 'text':
      return showName(field.text);
  }
}
