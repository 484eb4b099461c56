import {
  eachLine,
  lineText,
  paddingNotes,
  quoteLine,
  readValue,
  type Field,
  type FieldRecord,
  type Parsed,
  type ParseNote,
} from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { ruleOf } from '../metric-rule.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

// 47.83 26.37
/** Parses uptime: seconds since boot, and seconds idle summed over all CPUs. */
export const parseUptime = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> => {
  const fields = new Map<string, Field>();
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const text = lineText(line);
    if (text === '') continue;
    const values = text.split(/[ \t]+/u);
    const names = Object.entries(metrics);
    if (fields.size > 0 || values.length !== names.length) {
      notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    for (const [index, [name, doc]] of names.entries()) {
      const { field, note } = readValue(values[index] ?? '', { ...ruleOf(doc, context), unsigned: true }, line.number, context.wordSize);
      fields.set(name, field);
      if (note !== undefined) notes.push(note);
    }
  }
  return { record: { type: 'fields', fields }, notes };
});
