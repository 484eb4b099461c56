import type { Field } from './field.ts';
import type { ParseNote } from './note.ts';
import { meansUnlimited } from '../units/index.ts';

/** How the value of a field is to be read. */
export interface FieldRule {
  readonly read: 'amount' | 'limit' | 'rlimit' | 'text';
  /** Factor from what the kernel prints to the base unit: 1024 for kB, the page size for pages. */
  readonly scale: number;
  /** The unit word that must follow the number (`kB`), or none. */
  readonly unitWord?: string;
  /** The value can't be negative: a minus sign is a wrapped or torn counter, noted and kept as text. */
  readonly unsigned?: boolean;
}

const digits = /^-?[0-9]+$/u;
const decimal = /^-?[0-9]+\.[0-9]+$/u;

/**
 * The value of one field. A number that does not fit a double exactly is kept as text and noted: no rounded number
 * is ever shown as read.
 */
export function readValue(
  text: string,
  rule: FieldRule,
  line: number,
  wordSize: 32 | 64 | null,
): { readonly field: Field; readonly note?: ParseNote } {
  if (rule.read === 'text') return { field: { kind: 'text', text, line } };
  const plain = rule.read === 'amount' ? readPlain(text, rule) : -1;
  if (plain >= 0) return { field: { kind: 'amount', amount: plain, line } };
  const [number = '', word, ...rest] = text.split(/[ \t]+/u);
  if ((rule.read === 'limit' || rule.read === 'rlimit') && meansUnlimited(number, wordSize, rule.read === 'rlimit')) {
    return { field: { kind: 'unlimited', line } };
  }
  if (!digits.test(number) && !decimal.test(number)) {
    return { field: { kind: 'text', text, line }, note: { code: 'malformed-line', line, text } };
  }
  const unexpected = rest.length > 0 || (word ?? '') !== (rule.unitWord ?? '');
  // A kB where none is expected still says what the number is; anything else is kept as text.
  const scale = unexpected && word === 'kB' && rest.length === 0 ? 1024 : rule.scale;
  if (rule.unsigned === true && number.startsWith('-')) {
    return { field: { kind: 'text', text, line }, note: { code: 'implausible-value', line, text } };
  }
  // 47.83 s is 47830000 us, not 47829999.999999993.
  const amount = number.includes('.') && scale !== 1 ? Math.round(Number(number) * scale) : Number(number) * scale;
  const note = unexpected ? { note: { code: 'unexpected-unit', line, text } as const } : {};
  if (unexpected && word !== undefined && word !== 'kB') return { field: { kind: 'text', text, line }, ...note };
  if (!isExact(number, amount, scale)) {
    return { field: { kind: 'text', text, line }, note: { code: 'implausible-value', line, text } };
  }
  return { field: { kind: 'amount', amount, line }, ...note };
}

const ZERO = 48;
const BLANK = 32;
/** So many digits and any scale in use stay below 2^53. */
const plainDigits = 9;

/** What nearly every value is: a few digits, and the unit that the rule asks for. -1 for anything else. */
function readPlain(text: string, { scale, unitWord }: FieldRule): number {
  const length = unitWord === undefined ? text.length : text.length - unitWord.length - 1;
  if (length < 1 || length > plainDigits || !Number.isSafeInteger(scale)) return -1;
  let number = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  if (unitWord !== undefined && (text[length] !== ' ' || !text.endsWith(unitWord))) return -1;
  const amount = number * scale;
  return Number.isSafeInteger(amount) ? amount : -1;
}

/** The same for a value that stands in bytes; -1 for anything else. */
export function readPlainBytes(bytes: Uint8Array, from: number, to: number, { scale, unitWord }: FieldRule): number {
  const end = unitWord === undefined ? to : to - unitWord.length - 1;
  if (end - from < 1 || end - from > plainDigits || !Number.isSafeInteger(scale)) return -1;
  let number = 0;
  for (let at = from; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  if (unitWord !== undefined) {
    if (bytes[end] !== BLANK) return -1;
    for (let at = 0; at < unitWord.length; at += 1) if (bytes[end + 1 + at] !== unitWord.charCodeAt(at)) return -1;
  }
  const amount = number * scale;
  return Number.isSafeInteger(amount) ? amount : -1;
}

function isExact(printed: string, amount: number, scale: number): boolean {
  if (Number.isSafeInteger(amount) || printed.includes('.')) return Number.isFinite(amount);
  // 13743895347199 kB (VmallocTotal with 5-level paging) is above 2^53 in bytes and still exact; 2^64 - 1 is not.
  if (!Number.isInteger(scale) || amount > 2 ** 63) return false;
  return BigInt(amount) === BigInt(printed) * BigInt(scale);
}
