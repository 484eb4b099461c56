import {
  eachLine,
  lineText,
  paddingNotes,
  quoteLine,
  readValue,
  type Field,
  type Parsed,
  type ParseNote,
  type TableRecord,
} from '../../text/index.ts';
import type { ParseContext } from '../kernel-file.ts';
import { ruleOf } from '../metric-rule.ts';
import { metrics } from './metrics.ts';

const sections = [
  ['active_objs', 'num_objs', 'objsize', 'objperslab', 'pagesperslab'],
  ['limit', 'batchcount', 'sharedfactor'],
  ['active_slabs', 'num_slabs', 'sharedavail'],
] as const;

type Column = (typeof sections)[number][number];

// kmalloc-1k            16     16   1024   16    4 : tunables    0    0    0 : slabdata      1      1      0
/** Parses the slab caches of one cgroup, one row each, labelled by the cache's name. Empty from 5.9 on. */
export function parseCgroupSlabinfo(bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> {
  const rows: { label: string; line: number; cells: ReadonlyMap<string, Field> }[] = [];
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const text = lineText(line);
    if (text === '' || text.startsWith('#') || text.startsWith('slabinfo - version:')) continue;
    const row = readRow(text);
    if (row === null) {
      notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    const cells = new Map<string, Field>();
    for (const [column, value] of row.values) {
      const { field, note } = readValue(value, ruleOf(metrics[column], context), line.number, context.wordSize);
      cells.set(column, field);
      if (note !== undefined) notes.push(note);
    }
    rows.push({ label: row.label, line: line.number, cells });
  }
  return { record: { type: 'table', rows }, notes };
}

/** The name of a cache may hold blanks and colons: the numbers are counted from the end. */
function readRow(text: string): { readonly label: string; readonly values: readonly (readonly [Column, string])[] } | null {
  const words = text.split(/[ \t]+/u);
  const values: (readonly [Column, string])[] = [];
  const separators = [[], [':', 'tunables'], [':', 'slabdata']] as const;
  let end = words.length;
  for (const [index, columns] of [...sections.entries()].reverse()) {
    const start = end - columns.length;
    const numbers = words.slice(Math.max(start, 0), end);
    const before = separators[index] ?? [];
    if (numbers.length < columns.length || !numbers.every((word) => /^[0-9]+$/u.test(word))) return null;
    if (!before.every((word, at) => words[start - before.length + at] === word)) return null;
    values.unshift(...columns.map((column, at) => [column, numbers[at] ?? ''] as const));
    end = start - before.length;
  }
  return end < 1 ? null : { label: words.slice(0, end).join(' '), values };
}
