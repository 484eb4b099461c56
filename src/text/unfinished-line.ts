import type { FieldRecord } from './field.ts';
import { eachLine, lineText, quoteLine, trimPadding, type Line } from './lines.ts';
import type { Parsed } from './note.ts';

const NEWLINE = 10;

/** The last line of a file where it lacks its newline: the kernel always writes one, so the line may be cut anywhere. */
export function unfinishedLine(bytes: Uint8Array): Line | undefined {
  const end = trimPadding(bytes);
  if (end === 0 || bytes[end - 1] === NEWLINE) return undefined;
  let last: Line | undefined;
  for (const line of eachLine(bytes)) last = line;
  return last;
}

/**
 * Takes the numbers of an unfinished last line for what they are: perhaps the first digits of larger ones. They are kept as
 * text and the line is noted. A number with its ` kB` behind it is whole. For files with one field a line.
 */
export function distrustUnfinishedLine(bytes: Uint8Array, parsed: Parsed<FieldRecord>): Parsed<FieldRecord> {
  const last = unfinishedLine(bytes);
  if (last === undefined) return parsed;
  const text = lineText(last);
  const fields = new Map(parsed.record.fields);
  for (const [key, field] of fields) {
    if (field.line !== last.number || field.kind === 'text' || text.endsWith(' kB')) continue;
    fields.set(key, {
      kind: 'text',
      text: text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'), text.lastIndexOf(':')) + 1),
      line: last.number,
    });
  }
  const note = { code: 'truncated', line: last.number, text: quoteLine(last.bytes) } as const;
  return { record: { type: 'fields', fields }, notes: [...parsed.notes, note] };
}
