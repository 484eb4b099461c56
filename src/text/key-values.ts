import { readValue, type FieldRule } from './amount.ts';
import { FieldCollector } from './field-collector.ts';
import { FieldShapes } from './field-shape.ts';
import type { Field, FieldRecord } from './field.ts';
import { readExpected } from './expected-field.ts';
import { eachLine, lineText, paddingNotes, quoteLine, trimPadding } from './lines.ts';
import type { Parsed, ParseNote } from './note.ts';

export interface KeyValueFormat {
  /** `:` for `Key:  value kB` (meminfo, status), ` ` for `key value` (memory.stat, vmstat). */
  readonly separator: ':' | ' ';
  /** How the field is read; `undefined` makes it an unknown field, kept and noted. */
  readonly rule: (key: string) => FieldRule | undefined;
  readonly wordSize: 32 | 64 | null;
  /** What the files of this kind before had: the same fields are then found without looking their names up. */
  readonly shapes?: FieldShapes;
}

const NEWLINE = 10;

/** An unknown field is read as well as it can be: kB makes bytes, bare digits a number, the rest is text. */
export function guessRule(text: string): FieldRule {
  if (/^-?[0-9]+ kB$/u.test(text)) return { read: 'amount', scale: 1024, unitWord: 'kB' };
  if (/^-?[0-9]+$/u.test(text)) return { read: 'amount', scale: 1 };
  return { read: 'text', scale: 1 };
}

/** Parses a file of one key and one value a line. Every line is consumed or noted. */
export function parseKeyValues(bytes: Uint8Array, format: KeyValueFormat): Parsed<FieldRecord> {
  const fields = new FieldCollector(format.shapes ?? new FieldShapes());
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  const end = trimPadding(bytes);
  let number = 0;
  let stop: number;
  for (let start = 0; start < end; start = stop + 1) {
    stop = bytes.indexOf(NEWLINE, start);
    if (stop === -1 || stop > end) stop = end;
    number += 1;
    if (readExpected(fields, format.separator, bytes, start, stop, number)) continue;
    const line = { number, bytes: bytes.subarray(start, stop) };
    const text = lineText(line);
    if (text === '') continue;
    const [key, value] = format.separator === ':' ? splitAtColon(text) : splitAtBlank(text);
    if (key === undefined || value === undefined || (value === '' && format.separator === ' ')) {
      notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    if (fields.has(key)) {
      notes.push({ code: 'duplicate-field', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    const known = format.rule(key);
    if (known === undefined) notes.push({ code: 'unknown-field', line: line.number, text: quoteLine(line.bytes) });
    const spaced = value.replace(/[ \t]+/gu, ' ');
    const { field, note } = readValue(spaced, known ?? guessRule(spaced), line.number, format.wordSize);
    fields.put(key, field, known);
    if (note !== undefined) notes.push(note);
  }
  return { record: { type: 'fields', fields: fields.finish() }, notes };
}

type KeyAndValue = readonly [key: string | undefined, value: string | undefined];

function splitAtColon(text: string): KeyAndValue {
  const colon = text.indexOf(':');
  if (colon < 1) return [undefined, undefined];
  let from = colon + 1;
  while (text[from] === ' ' || text[from] === '\t') from += 1;
  return [text.slice(0, colon).trim(), text.slice(from)];
}

function splitAtBlank(text: string): KeyAndValue {
  const split = /^(\S+)[ \t]+(.*)$/su.exec(text);
  return [split?.[1]?.trim(), split?.[2]];
}

/** Parses a file that holds one value; the field's key is the file's base name. Further lines are notes. */
export function parseSingleValue(bytes: Uint8Array, key: string, rule: FieldRule, wordSize: 32 | 64 | null): Parsed<FieldRecord> {
  const fields = new Map<string, Field>();
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const text = lineText(line);
    if (fields.size > 0 || text === '') {
      if (text !== '') notes.push({ code: 'unknown-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    const { field, note } = readValue(text, rule, line.number, wordSize);
    fields.set(key, field);
    if (note !== undefined) notes.push(note);
  }
  return { record: { type: 'fields', fields }, notes };
}
