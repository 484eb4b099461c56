import {
  decodeName,
  eachLine,
  FieldCollector,
  FieldShapes,
  lineText,
  quoteLine,
  readValue,
  trimPadding,
  type Field,
  type FieldRecord,
  type FieldRule,
  type Parsed,
  type ParseNote,
} from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import type { MetricDoc } from '../metric-doc.ts';
import { ruleOf } from '../metric-rule.ts';
import { cutNotes } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const [, , ...behindName]: readonly (readonly [string, MetricDoc])[] = Object.entries(metrics);
/** Fields in all of 2.6.16, 2.6.18, 2.6.24, 3.3 and 3.5: each release appended some. */
const knownLengths: readonly number[] = [41, 42, 44, 47, 52];
const shapes = new FieldShapes();

// 393 (x) S 1 (y z) S 180 0 0 0 -1 4194304 2080 0 0 0 12 48 0 0 20 0 1 0 2612 21770240 4492 18446744073709551615 ...
/** Parses stat. The name may hold anything, newlines and `) S 1 (` too, so it ends at the last closing parenthesis of the file. */
export function parseStat(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const fields = new FieldCollector(shapes);
  const text = bytes.subarray(0, trimPadding(bytes));
  const open = text.indexOf(0x28);
  const close = text.lastIndexOf(0x29);
  if (open === -1 || close < open) {
    const notes = [...eachLine(bytes)].map((line): ParseNote => ({
      code: 'malformed-line',
      line: line.number,
      text: quoteLine(line.bytes),
    }));
    return { record: { type: 'fields', fields: fields.finish() }, notes };
  }
  const notes: ParseNote[] = [];
  const pid = readValue(
    decodeName(text.subarray(0, open)).trim(),
    { ...ruleOf(metrics.pid, context), unsigned: true },
    1,
    context.wordSize,
  );
  const line = 1 + text.subarray(0, close).filter((byte) => byte === 10).length;
  fields.put('pid', pid.field);
  fields.put('comm', { kind: 'text', text: decodeName(text.subarray(open + 1, close)), line });
  if (pid.note !== undefined) notes.push(pid.note);
  for (const { number, bytes: rest } of eachLine(text.subarray(close + 1))) {
    if (number === 1) readNumbers(lineText({ number, bytes: rest }), line, context, fields, notes);
    else notes.push({ code: 'unknown-line', line: line + number - 1, text: quoteLine(rest) });
  }
  return { record: { type: 'fields', fields: fields.finish() }, notes: [...notes, ...cutNotes(bytes)] };
}

function readNumbers(text: string, line: number, context: ParseContext, fields: FieldCollector, notes: ParseNote[]): void {
  // At a blank, not at a pattern: thousands of processes have fifty values each.
  const values = text
    .replaceAll('\t', ' ')
    .split(' ')
    .filter((value) => value !== '');
  if (!knownLengths.includes(values.length + 2))
    notes.push({ code: values.length > behindName.length ? 'unknown-field' : 'malformed-line', line, text: text.slice(0, 200) });
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? '';
    const [name, doc] = behindName[index] ?? [`field ${String(index + 3)}`, undefined];
    const { field, note } =
      doc === undefined ? { field: { kind: 'text', text: value, line } as const } : readNumber(value, doc, line, context);
    fields.put(name, field);
    if (note !== undefined) notes.push(note);
  }
}

function readNumber(
  value: string,
  doc: MetricDoc,
  line: number,
  context: ParseContext,
): { readonly field: Field; readonly note?: ParseNote } {
  // 0 and 1 stand for an address that the reader may not see, or that does not exist; kernel addresses are too large to be exact.
  if (doc.unit === 'address' && (value === '0' || value === '1' || /^[0-9]{17,20}$/u.test(value)))
    return { field: { kind: 'text', text: value, line } };
  if (doc.kind === 'limit') return readValue(value, { read: 'rlimit', scale: 1 }, line, context.wordSize);
  return readValue(value, ruleFor(doc, context), line, context.wordSize);
}

const rules = new WeakMap<MetricDoc, { readonly rule: FieldRule; readonly pageSize: number; readonly ticksPerSecond: number }>();

/** How a field is read; hundreds of processes of one host ask for the same. */
function ruleFor(doc: MetricDoc, context: ParseContext): FieldRule {
  const { pageSize, ticksPerSecond } = context;
  const known = rules.get(doc);
  if (known?.pageSize === pageSize && known.ticksPerSecond === ticksPerSecond) return known.rule;
  const rule = { ...ruleOf(doc, context), unsigned: doc.kind === 'counter' || doc.unit === 'bytes' };
  rules.set(doc, { rule, pageSize, ticksPerSecond });
  return rule;
}
