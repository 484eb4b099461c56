import type { Analysis } from '../contract/index.ts';
import type { OutputFormat } from './rendering.ts';

/** The contract's order; keys that this list does not know follow in their own. */
const keys: readonly (keyof Analysis)[] = [
  'schema',
  'kind',
  'exit',
  'language',
  'before',
  'after',
  'comparability',
  'configuration',
  'verdict',
  'processes',
  'groups',
  'sharedObjects',
  'cgroups',
  'host',
  'series',
  'reconciliation',
  'findings',
  'judged',
  'detail',
];

/** The analysis itself, in the contract's order, one element of a list at a time: a document of hundreds of megabytes is never one string. */
export const json: OutputFormat = {
  id: 'json',
  extension: '.json',
  render: (analysis) => Promise.resolve({ chunks: documentChunks(analysis), notes: [] }),
};

function* documentChunks(analysis: Analysis): Generator<string> {
  const others = Object.keys(analysis).filter((key) => !keys.some((known) => known === key));
  const entries = new Map<string, unknown>(Object.entries(analysis));
  let first = true;
  yield '{\n';
  for (const key of [...keys, ...others]) {
    const value = entries.get(key);
    if (value === undefined) continue;
    yield `${first ? '' : ',\n'}  ${encodeJson(key)}: `;
    first = false;
    yield* Array.isArray(value) ? listChunks(value) : [encodeJson(value)];
  }
  yield '\n}\n';
}

function* listChunks(list: readonly unknown[]): Generator<string> {
  if (list.length === 0) {
    yield '[]';
    return;
  }
  yield '[\n';
  for (const [index, element] of list.entries()) {
    yield '    ';
    yield* elementChunks(element);
    yield index < list.length - 1 ? ',\n' : '\n';
  }
  yield '  ]';
}

/** So many mappings of a process are one piece of text. */
const sliceLength = 500;

/** One element of a list; a list in it that has ten thousands of entries (the mappings of a process) goes out in slices. */
function* elementChunks(element: unknown): Generator<string> {
  if (!isObject(element) || !Object.values(element).some((value) => isLong(value))) {
    yield encodeJson(element);
    return;
  }
  let separator = '{';
  for (const [key, value] of Object.entries(element)) {
    if (value === undefined) continue;
    yield `${separator}${encodeJson(key)}:`;
    separator = ',';
    if (!isLong(value)) {
      yield encodeJson(value);
      continue;
    }
    for (let from = 0; from < value.length; from += sliceLength)
      yield `${from === 0 ? '[' : ','}${encodeJson(value.slice(from, from + sliceLength)).slice(1, -1)}`;
    yield ']';
  }
  yield '}';
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const isLong = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > sliceLength;

/**
 * A value as JSON that is safe wherever text goes: integers above 2^53 are decimal strings, and every character that could
 * reorder or hide text or start a workflow command (`##[`) is written as a JSON escape, which loses nothing.
 */
export function encodeJson(value: unknown): string {
  const text = stringify(value);
  // Nearly all text is plain; to look is several times cheaper than to replace.
  if (!suspect.test(text)) return text;
  return text.replace(risky, (character) =>
    [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** To ask about every value costs more than all the rest, so that is done only where one may be too large for a double. */
function stringify(value: unknown): string {
  try {
    const text = JSON.stringify(value);
    if (!large.test(text)) return text;
  } catch (error) {
    // A bigint, which JSON has not. Anything else fails again below.
    if (!(error instanceof TypeError)) throw error;
  }
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'number' && Number.isInteger(each) && !Number.isSafeInteger(each)) return BigInt(each).toString();
    return typeof each === 'bigint' ? each.toString() : each;
  });
}

/** Text in which a number from 2^53 on may stand: 16 digits, or the exponent of those from 1e21 on. */
const large = /\d{16}|\de\+\d/u;

/** Every character of `risky` is one of these. */
const suspect = /[^\n -~]|##\[/u;

/** None of these occurs in JSON outside strings. */
const risky =
  /[\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]|#(?=#\[)/gu;
