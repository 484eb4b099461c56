import {
  eachLine,
  lineText,
  paddingNotes,
  quoteLine,
  type Field,
  type FieldRecord,
  type Parsed,
  type ParseNote,
} from '../../text/index.ts';
import { cutNotes } from '../note-cut.ts';
import { metrics } from './metrics.ts';

// 00000033
/** Parses the mask of coredump_filter into a 0 or 1 for each bit; bits of newer kernels are noted when set. */
export function parseCoredumpFilter(bytes: Uint8Array): Parsed<FieldRecord> {
  const fields = new Map<string, Field>();
  const notes: ParseNote[] = [...paddingNotes(bytes), ...cutNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const text = lineText(line);
    if (fields.size > 0 || !/^[0-9a-f]{1,16}$/iu.test(text)) {
      notes.push({ code: fields.size > 0 ? 'unknown-line' : 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    const mask = BigInt(`0x${text}`);
    for (const [bit, name] of Object.keys(metrics).entries()) {
      fields.set(name, { kind: 'amount', amount: Number((mask >> BigInt(bit)) & 1n), line: line.number });
    }
    if (mask >> BigInt(fields.size) !== 0n) notes.push({ code: 'unknown-field', line: line.number, text });
  }
  return { record: { type: 'fields', fields }, notes };
}
