import { decodeName, paddingNotes, trimPadding, type Field, type FieldRecord, type Parsed } from '../../text/index.ts';
import { cutNotes } from '../note-cut.ts';

const NEWLINE = 10;

// x) S 1 (y z
/** Parses comm: every byte but the final newline is the name, newlines and blanks inside it too. */
export function parseComm(bytes: Uint8Array): Parsed<FieldRecord> {
  const end = trimPadding(bytes);
  const notes = [...paddingNotes(bytes), ...cutNotes(bytes)];
  if (end === 0) return { record: { type: 'fields', fields: new Map() }, notes };
  const name = decodeName(bytes.subarray(0, bytes[end - 1] === NEWLINE ? end - 1 : end));
  return { record: { type: 'fields', fields: new Map<string, Field>([['comm', { kind: 'text', text: name, line: 1 }]]) }, notes };
}
