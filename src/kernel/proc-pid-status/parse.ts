import { decodeName, eachLine, nameLines, ShapedFields, type Field, type FieldRecord, type Parsed } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { cutNotes } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

const parseLines = fieldsParser(metrics, ':', true);
const CARRIAGE_RETURN = 13;
const label = /^Name:(?:\t|[ ]*)/u;

// VmRSS:	    1688 kB
/** Parses status. Fields that the kernel leaves out (every Vm and Rss line of a kernel thread or zombie) are missing, not 0. */
export function parseStatus(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const { record, notes } = parseLines(bytes, context);
  const name = readName(bytes);
  const fields = name === undefined ? record.fields : withName(record.fields, name);
  return { record: { type: 'fields', fields }, notes: [...notes, ...cutNotes(bytes)] };
}

function withName(fields: ReadonlyMap<string, Field>, name: Field): ReadonlyMap<string, Field> {
  const named = fields instanceof ShapedFields ? fields.with('Name', name) : undefined;
  return named ?? new Map(fields).set('Name', name);
}

/** The name as the program set it, blanks at its ends included; the kernel writes newline as `\n` and backslash twice here. */
function readName(bytes: Uint8Array): Field | undefined {
  for (const line of bytes.includes(CARRIAGE_RETURN) ? nameLines(bytes).lines : eachLine(bytes)) {
    const text = decodeName(line.bytes);
    if (!label.test(text)) continue;
    const written = text.replace(label, '');
    return { kind: 'text', text: written.replace(/\\(n|\\)/gu, (_, code: string) => (code === 'n' ? '\n' : '\\')), line: line.number };
  }
  return undefined;
}
