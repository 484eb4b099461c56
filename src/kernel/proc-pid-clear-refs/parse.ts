import { eachLine, quoteLine, type FieldRecord, type Parsed, type ParseNote } from '../../text/index.ts';

/** The kernel lets nobody read clear_refs: whatever a file of that name holds is noted and not understood. */
export function parseClearRefs(bytes: Uint8Array): Parsed<FieldRecord> {
  const notes = [...eachLine(bytes)].map((line): ParseNote => ({ code: 'unknown-line', line: line.number, text: quoteLine(line.bytes) }));
  return { record: { type: 'fields', fields: new Map() }, notes };
}
