import {
  decodeName,
  nameLines,
  quoteLine,
  readValue,
  unescapeOctal,
  type Field,
  type Parsed,
  type ParseNote,
  type TableRecord,
} from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { cutNotes } from '../note-cut.ts';

const BLANK = 0x20;
const HYPHEN = 0x2d;
const amount = { read: 'amount', scale: 1, unsigned: true } as const;

// 36 35 0:30 /docker/a\040b /mnt/c rw,noatime shared:1 master:2 - cgroup2 cgroup2 rw,nsdelegate
/** Parses the mounts of a mount namespace: one row a mount, named by its mount point. Names are unescaped. */
export function parseMountinfo(bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> {
  const { lines, notes: lineNotes } = nameLines(bytes);
  const rows: TableRecord['rows'][number][] = [];
  const notes: ParseNote[] = [...lineNotes];
  for (const { number: line, bytes: text } of lines) {
    const columns = splitAtBlanks(text);
    // The six first columns are fixed, any number of optional ones follows, a lone hyphen ends them.
    const hyphen = columns.findIndex((column, index) => index >= 6 && column.length === 1 && column[0] === HYPHEN);
    if (hyphen === -1 || columns.length < hyphen + 4) {
      notes.push({ code: 'malformed-line', line, text: quoteLine(text) });
      continue;
    }
    const name = (index: number): Field => ({ kind: 'text', text: decodeName(unescapeOctal(columns[index] ?? new Uint8Array())), line });
    const rest = (from: number, to: number): Field => ({ kind: 'text', text: columns.slice(from, to).map(decodeName).join(' '), line });
    const number = (index: number): Field => {
      const { field, note } = readValue(decodeName(columns[index] ?? new Uint8Array()), amount, line, context.wordSize);
      if (note !== undefined) notes.push(note);
      return field;
    };
    const cells = new Map<string, Field>([
      ['mount ID', number(0)],
      ['parent ID', number(1)],
      ['major:minor', rest(2, 3)],
      ['root', name(3)],
      ['mount point', name(4)],
      ['mount options', rest(5, 6)],
      ['optional fields', rest(6, hyphen)],
      ['filesystem type', name(hyphen + 1)],
      ['mount source', name(hyphen + 2)],
      ['super options', rest(hyphen + 3, columns.length)],
    ]);
    rows.push({ label: decodeName(unescapeOctal(columns[4] ?? new Uint8Array())), line, cells });
  }
  return { record: { type: 'table', rows }, notes: [...notes, ...cutNotes(bytes)] };
}

/** One blank separates; two in a row enclose an empty column (a mount source may be empty). */
function splitAtBlanks(bytes: Uint8Array): readonly Uint8Array[] {
  const columns: Uint8Array[] = [];
  let start = 0;
  for (let at = bytes.indexOf(BLANK); at !== -1; at = bytes.indexOf(BLANK, start)) {
    columns.push(bytes.subarray(start, at));
    start = at + 1;
  }
  columns.push(bytes.subarray(start));
  return columns;
}
