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
  for (const [index, element] of list.entries()) yield `    ${encodeJson(element)}${index < list.length - 1 ? ',' : ''}\n`;
  yield '  ]';
}

/**
 * A value as JSON that is safe wherever text goes: integers above 2^53 are decimal strings, and every character that could
 * reorder or hide text or start a workflow command (`##[`) is written as a JSON escape, which loses nothing.
 */
export function encodeJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'number' && Number.isInteger(each) && !Number.isSafeInteger(each)) return BigInt(each).toString();
    return typeof each === 'bigint' ? each.toString() : each;
  });
  return text.replace(risky, (character) =>
    [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** None of these occurs in JSON outside strings. */
const risky =
  /[\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]|#(?=#\[)/gu;
