import type { FieldRecord, Parsed } from '../../text/index.ts';

/** pagemap is binary and large; a copy that somebody made is noted by its size, not read. */
export function parsePagemap(bytes: Uint8Array): Parsed<FieldRecord> {
  const record = { type: 'fields', fields: new Map() } as const;
  if (bytes.length === 0) return { record, notes: [] };
  return { record, notes: [{ code: 'unknown-line', line: 1, text: `${String(bytes.length)} bytes of page entries, not read` }] };
}
