import { eachLine, lineText, quoteLine, readValue, type Field, type FieldRecord, type Parsed, type ParseNote } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { ruleOf } from '../metric-rule.ts';
import { metrics } from './metrics.ts';

// 1193 560 482 5 0 101 0
/** Parses statm: seven page counts in a fixed order, all 0 for a kernel thread or zombie. */
export function parseStatm(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const fields = new Map<string, Field>();
  const notes: ParseNote[] = [];
  for (const line of eachLine(bytes)) {
    const names = Object.entries(metrics);
    const values = lineText(line).split(' ');
    if (line.number > 1 || values.length < names.length) notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
    if (line.number > 1) continue;
    for (const [index, [name, doc]] of names.entries()) {
      const value = values[index];
      if (value === undefined) continue;
      const { field, note } = readValue(value, ruleOf(doc, context), line.number, context.wordSize);
      fields.set(name, field);
      if (note !== undefined) notes.push(note);
    }
  }
  return { record: { type: 'fields', fields }, notes };
}
