import { eachLine, quoteLine, type Field, type FieldRecord, type Parsed, type ParseNote } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

const BLANK = 32;
const parseFields = notingCuts(fieldsParser(metrics, ':', true));

// 00400000-7ffd81faa000 ---p 00000000 00:00 0                              [rollup]
// Rss:                1668 kB
/** Parses smaps_rollup: one header line that spans the whole address space, then one line a field. */
export function parseSmapsRollup(bytes: Uint8Array, context: ParseContext): Parsed<FieldRecord> {
  const header = new Map<string, Field>();
  const notes: ParseNote[] = [];
  // The header has a colon in its device column: it must not be read as a field.
  const rest = bytes.slice();
  for (const { number, bytes: line } of eachLine(bytes)) {
    const text = quoteLine(line);
    const range = /^[0-9a-f]{1,16}-[0-9a-f]{1,16}(?=[ \t\r]|$)/u.exec(text)?.[0];
    if (range === undefined) continue;
    if (header.size > 0) notes.push({ code: 'malformed-line', line: number, text });
    else header.set('[rollup]', { kind: 'text', text: range, line: number });
    const from = line.byteOffset - bytes.byteOffset;
    rest.fill(BLANK, from, from + line.length);
  }
  const parsed = parseFields(rest, context);
  return { record: { type: 'fields', fields: new Map([...header, ...parsed.record.fields]) }, notes: [...notes, ...parsed.notes] };
}
