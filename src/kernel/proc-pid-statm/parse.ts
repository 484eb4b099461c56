import {
  eachLine,
  FieldCollector,
  FieldShapes,
  lineText,
  paddingNotes,
  quoteLine,
  readValue,
  type FieldRecord,
  type Parsed,
  type ParseNote,
} from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import type { MetricDoc } from '../metric-doc.ts';
import { ruleOf } from '../metric-rule.ts';
import { cutNotes } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const order: readonly (readonly [string, MetricDoc])[] = Object.entries(metrics);
const shapes = new FieldShapes();

// 5315 4524 543 3 0 4539 0
/** Parses statm: seven page counts in a fixed order, all 0 for a process without address space (kernel thread, zombie). */
export function parseStatm(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const fields = new FieldCollector(shapes);
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const { number: line, bytes: text } of eachLine(bytes)) {
    const values = lineText({ number: line, bytes: text })
      .split(/[ \t]+/u)
      .filter((value) => value !== '');
    if (fields.size > 0 || values.length !== order.length) {
      const code = fields.size > 0 ? 'unknown-line' : values.length > order.length ? 'unknown-field' : 'malformed-line';
      notes.push({ code, line, text: quoteLine(text) });
    }
    if (fields.size > 0) continue;
    for (const [index, value] of values.entries()) {
      const [name, doc] = order[index] ?? [`field ${String(index + 1)}`, undefined];
      const rule = doc === undefined ? ({ read: 'text', scale: 1 } as const) : { ...ruleOf(doc, context), unsigned: true };
      const { field, note } = readValue(value, rule, line, context.wordSize);
      fields.put(name, field);
      if (note !== undefined) notes.push(note);
    }
  }
  return { record: { type: 'fields', fields: fields.finish() }, notes: [...notes, ...cutNotes(bytes)] };
}
