import {
  eachLine,
  FieldCollector,
  FieldShapes,
  guessRule,
  lineText,
  paddingNotes,
  quoteLine,
  readValue,
  type FieldRecord,
  type Parsed,
  type ParseNote,
} from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { metricFinder, ruleOf } from '../metric-rule.ts';
import { cutNotes } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const find = metricFinder(metrics);
const shapes = new FieldShapes();

// ksm_merging_pages 1038
// ksm_merge_any: yes
/** Parses ksm_stat, whose older fields are `name value` and whose newer ones are `name: value`. */
export function parseKsmStat(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const fields = new FieldCollector(shapes);
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const text = lineText(line);
    const [, name, value] = /^([^\s:]+)(?::[ \t]*|[ \t]+)(\S+)$/u.exec(text) ?? [];
    if (name === undefined || value === undefined || fields.has(name)) {
      notes.push({ code: name === undefined ? 'malformed-line' : 'duplicate-field', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    const doc = find(name)?.doc;
    if (doc === undefined) notes.push({ code: 'unknown-field', line: line.number, text: quoteLine(line.bytes) });
    const { field, note } = readValue(
      value,
      doc === undefined ? guessRule(value) : { ...ruleOf(doc, context), unsigned: name !== 'ksm_process_profit' },
      line.number,
      context.wordSize,
    );
    fields.put(name, field);
    if (note !== undefined) notes.push(note);
  }
  return { record: { type: 'fields', fields: fields.finish() }, notes: [...notes, ...cutNotes(bytes)] };
}
