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
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

interface Row {
  readonly label: string;
  readonly line: number;
  readonly cells: Map<string, Field>;
}

/** What the lines of a section count, and under which names. */
interface Section {
  readonly suffix: string;
  readonly columns: readonly string[];
}

// Node    0, zone    DMA32, type    Unmovable     23      3      2 ...
/**
 * Parses pagetypeinfo: rows `node 0, page block`; `node 0, zone DMA32, type Movable` with free blocks by order; `node 0, zone DMA32, blocks`
 * (and `mixed blocks`) with pageblocks by type. A list longer than the kernel counts is printed as `>100000` and stays text.
 */
export const parsePagetypeinfo = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> => {
  const rows: Row[] = [];
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  let section: Section | undefined;
  for (const line of eachLine(bytes)) {
    const text = lineText(line);
    if (text === '') continue;
    const opened = openSection(text);
    if (opened !== undefined) {
      section = opened;
      continue;
    }
    const row = readPageBlock(text, line.number, rows, context) ?? readZone(text, line.number, section, context, notes);
    if (row === undefined) notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
    else addRow(rows, row);
  }
  return { record: { type: 'table', rows }, notes: [...notes, ...unfinished(rows)] };
});

/** A node whose zones are missing: the file ends too early. */
function unfinished(rows: readonly Row[]): readonly ParseNote[] {
  const last = rows.at(-1);
  if (last?.label !== 'page block') return [];
  return [...last.cells].map(([name, { line }]) => ({ code: 'truncated', line, text: `${name} without a zone` }));
}

/** The size of a pageblock is printed before the first zone of its node: that line tells the node. */
function addRow(rows: Row[], row: Row): void {
  const last = rows.at(-1);
  if (last === row) return;
  if (last?.label === 'page block' && row.label !== last.label)
    rows[rows.length - 1] = { ...last, label: `${row.label.slice(0, row.label.indexOf(','))}, page block` };
  rows.push(row);
}

function openSection(text: string): Section | undefined {
  const [, kind, columns] =
    /^(Free pages count per migrate type at order|Number of blocks type|Number of mixed blocks)[ \t]+(\S.*)$/u.exec(text) ?? [];
  if (kind === undefined || columns === undefined) return undefined;
  const names = columns.split(/[ \t]+/u);
  if (kind.startsWith('Free')) return { suffix: '', columns: names.map((order) => `order ${order}`) };
  return { suffix: kind.includes('mixed') ? ', mixed blocks' : ', blocks', columns: names };
}

function readPageBlock(text: string, line: number, rows: readonly Row[], context: ParseContext): Row | undefined {
  const [, name, value] = /^(Page block order|Pages per block): *([0-9]+)$/u.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const last = rows.at(-1);
  // The two lines stand together and are repeated for each node.
  const row = last?.label === 'page block' && !last.cells.has(name) ? last : { label: 'page block', line, cells: new Map<string, Field>() };
  const doc = name === 'Page block order' ? metrics['Page block order'] : metrics['Pages per block'];
  row.cells.set(name, readValue(value, ruleOf(doc, context), line, context.wordSize).field);
  return row;
}

function readZone(text: string, line: number, section: Section | undefined, context: ParseContext, notes: ParseNote[]): Row | undefined {
  const [, node, zone, type, rest] = /^Node +([0-9]+), zone +([^\s,]+)(?:, type +(\S+))? +(\S.*)$/u.exec(text) ?? [];
  if (section === undefined || node === undefined || zone === undefined || rest === undefined) return undefined;
  const counts = rest.split(/[ \t]+/u);
  if (counts.length !== section.columns.length || (type === undefined) === (section.suffix === '')) return undefined;
  const cells = new Map<string, Field>();
  const rule = { ...ruleOf(metrics['Number of blocks type'], context), unsigned: true };
  for (const [index, column] of section.columns.entries()) {
    const count = counts[index] ?? '';
    const { field, note } = readValue(count, /^>[0-9]+$/u.test(count) ? { read: 'text', scale: 1 } : rule, line, context.wordSize);
    cells.set(column, field);
    if (note !== undefined) notes.push(note);
  }
  return { label: `node ${node}, zone ${zone}${type === undefined ? section.suffix : `, type ${type}`}`, line, cells };
}
