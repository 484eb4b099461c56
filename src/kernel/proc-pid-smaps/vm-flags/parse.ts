import {
  eachLine,
  lineText,
  paddingNotes,
  quoteLine,
  type Field,
  type FieldRecord,
  type Parsed,
  type ParseNote,
} from '../../../text/index.ts';
import { metrics } from './metrics.ts';

// VmFlags: rd wr mr mw me ac sd
/** Reads the codes of a VmFlags line, with or without its key; each code that is set is 1, all others are missing. */
export function parseVmFlags(bytes: Uint8Array): Parsed<FieldRecord> {
  const fields = new Map<string, Field>();
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const codes = lineText(line)
      .replace(/^VmFlags:/u, '')
      .split(/[ \t]+/u)
      .filter((code) => code !== '');
    for (const code of codes) {
      if (!Object.hasOwn(metrics, code)) notes.push({ code: 'unknown-field', line: line.number, text: code.slice(0, 200) });
      if (fields.has(code)) notes.push({ code: 'duplicate-field', line: line.number, text: quoteLine(line.bytes) });
      else fields.set(code, { kind: 'amount', amount: 1, line: line.number });
    }
  }
  return { record: { type: 'fields', fields }, notes };
}
