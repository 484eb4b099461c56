import {
  decodeName,
  nameLines,
  quoteLine,
  readValue,
  type Field,
  type Parsed,
  type ParseNote,
  type TableRecord,
} from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { ruleOf } from '../metric-rule.ts';
import { cutNotes } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const COLON = 0x3a;
const SLASH = 0x2f;

// 4:cpu,cpuacct:/system.slice/a:b.service
/**
 * Parses the cgroup memberships: one row a hierarchy, named by its id, with id, controllers and path. Only the first two
 * colons separate; the path may hold more, is not escaped, and keeps systemd's own `\x2d`.
 */
export function parseCgroup(bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> {
  const { lines, notes: lineNotes } = nameLines(bytes);
  const rows: TableRecord['rows'][number][] = [];
  const notes: ParseNote[] = [...lineNotes];
  for (const { number: line, bytes: text } of lines) {
    const first = text.indexOf(COLON);
    const second = first === -1 ? -1 : text.indexOf(COLON, first + 1);
    if (second === -1 || text[second + 1] !== SLASH) {
      notes.push({ code: 'malformed-line', line, text: quoteLine(text) });
      continue;
    }
    const label = decodeName(text.subarray(0, first));
    const id = readValue(label, { ...ruleOf(metrics.id, context), unsigned: true }, line, context.wordSize);
    if (id.note !== undefined) notes.push(id.note);
    const cells = new Map<string, Field>([
      ['id', id.field],
      ['controllers', { kind: 'text', text: decodeName(text.subarray(first + 1, second)), line }],
      ['path', { kind: 'text', text: decodeName(text.subarray(second + 1)), line }],
    ]);
    rows.push({ label, line, cells });
  }
  return { record: { type: 'table', rows }, notes: [...notes, ...cutNotes(bytes)] };
}
