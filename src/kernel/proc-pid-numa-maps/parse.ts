import { decodeName, eachLine, NoteList, paddingNotes, trimPadding, type Field, type Parsed, type TableRecord } from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { metricFinder } from '../metric-rule.ts';
import { metrics } from './metrics.ts';
import { readPath, readPolicy } from './words.ts';

const find = metricFinder(metrics);
const NEWLINE = 10;

type Row = TableRecord['rows'][number];

// 7f1c2a000000 default file=/usr/lib/libc.so.6 mapped=310 mapmax=42 active=180 N0=310 kernelpagesize_kB=4
/**
 * Parses numa_maps: a row a mapping, labelled with its start address. Page counts become bytes by the line's own
 * `kernelpagesize_kB`; kernels before 4.0 do not print it, and then an ordinary line is in base pages and one of huge pages stays
 * text. Keys that are absent were zero, or follow from the others (see the metrics).
 */
export function parseNumaMaps(bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> {
  const notes = new NoteList();
  for (const note of paddingNotes(bytes)) notes.add(note.code, note.line, note.text);
  const end = trimPadding(bytes);
  const isCut = end > 0 && bytes[end - 1] !== NEWLINE;
  const rows: Row[] = [];
  let last: { readonly number: number; readonly bytes: Uint8Array; readonly row: Row | undefined } | undefined;
  for (const { number, bytes: line } of eachLine(bytes)) {
    // Names keep their bytes: the kernel escapes every blank in them, so the words of a line are what blanks separate.
    const text = decodeName(line).replace(/[ \t\r]+$/u, '');
    if (text === '') continue;
    const row = readRow(text, number, context, notes);
    if (row === undefined) notes.add('malformed-line', number, line);
    else rows.push(row);
    last = { number, bytes: line, row };
  }
  if (isCut && last !== undefined) {
    // Without its newline the last word may be cut: 12 pages may have been 1234.
    if (last.row !== undefined) rows[rows.length - 1] = withoutLastWord(last.row);
    notes.add('truncated', last.number, last.bytes);
  }
  return { record: { type: 'table', rows }, notes: notes.finish() };
}

function readRow(text: string, line: number, context: ParseContext, notes: NoteList): Row | undefined {
  const address = /^[0-9a-f]{1,16}(?= )/u.exec(text)?.[0];
  if (address === undefined) return undefined;
  const { policy, rest } = readPolicy(text.slice(address.length + 1));
  if (policy === '') return undefined;
  const cells = new Map<string, Field>([
    ['address', { kind: 'text', text: address, line }],
    ['policy', { kind: 'text', text: policy, line }],
  ]);
  const words = rest.split(' ').filter((word) => word !== '');
  const pageSize = pageSizeOf(words, context.pageSize);
  for (const word of words) {
    const equals = word.indexOf('=');
    const key = equals === -1 ? word : word.slice(0, equals);
    const value = equals === -1 ? '' : word.slice(equals + 1);
    const known = find(key);
    if (known === undefined) notes.add('unknown-field', line, word);
    if (cells.has(key)) notes.add('duplicate-field', line, word);
    else cells.set(key, readCell(known?.key ?? key, equals === -1, value, pageSize, line, notes, word));
  }
  return { label: address, line, cells };
}

function readCell(
  key: string,
  isFlag: boolean,
  value: string,
  pageSize: number | undefined,
  line: number,
  notes: NoteList,
  word: string,
): Field {
  if (key === 'file') return { kind: 'text', text: readPath(value), line };
  if (isFlag) return { kind: 'amount', amount: 1, line };
  const doc = Object.hasOwn(metrics, key) ? metrics[key as keyof typeof metrics] : undefined;
  if (!/^[0-9]{1,15}$/u.test(value)) {
    if (doc !== undefined) notes.add(/^[0-9]+$/u.test(value) ? 'implausible-value' : 'malformed-line', line, word);
    return { kind: 'text', text: value, line };
  }
  const scale = doc === undefined || !('printed' in doc) ? 1 : doc.printed === 'kB' ? 1024 : pageSize;
  if (scale === undefined) {
    notes.add('unexpected-unit', line, word);
    return { kind: 'text', text: value, line };
  }
  return { kind: 'amount', amount: Number(value) * scale, line };
}

/** Bytes of the pages that a line counts; undefined where they are huge and the line does not say how huge. */
function pageSizeOf(words: readonly string[], basePage: number): number | undefined {
  const printed = words.map((word) => /^kernelpagesize_kB=([0-9]{1,12})$/u.exec(word)?.[1]).find((size) => size !== undefined);
  if (printed !== undefined) return Number(printed) * 1024;
  return words.includes('huge') ? undefined : basePage;
}

function withoutLastWord(row: Row): Row {
  const cells = [...row.cells].slice(0, Math.max(row.cells.size - 1, 1));
  return { ...row, cells: new Map(cells) };
}
