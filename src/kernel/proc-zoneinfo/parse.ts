import {
  eachLine,
  guessRule,
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
import { metricFinder, ruleOf } from '../metric-rule.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const find = metricFinder(metrics);

interface Row {
  readonly label: string;
  readonly line: number;
  readonly cells: Map<string, Field>;
}

// Node 0, zone    DMA32
//   pages free     73679
/**
 * Parses zoneinfo: a row for each zone (`node 0, zone DMA32`) and, since 4.8, one for each node (`node 0`), whose counters the
 * kernel prints inside the first zone. Numbers of one CPU carry it in their name: `cpu 1 count`.
 */
export const parseZoneinfo = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> => {
  const rows: Row[] = [];
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  let zone: Row | undefined;
  let row: Row | undefined;
  let cpu: string | undefined;
  for (const line of eachLine(bytes)) {
    const text = lineText(line).trimStart();
    if (text === '' || text === 'pagesets') continue;
    const malformed = (): void => void notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
    const [, node, name] = /^Node ([0-9]+), zone +(\S+)$/u.exec(text) ?? [];
    if (node !== undefined && name !== undefined) {
      zone = { label: `node ${node}, zone ${name}`, line: line.number, cells: new Map() };
      rows.push(zone);
      row = zone;
      cpu = undefined;
      continue;
    }
    if (zone === undefined || row === undefined) {
      malformed();
      continue;
    }
    if (text === 'per-node stats') {
      row = { label: zone.label.slice(0, zone.label.indexOf(',')), line: line.number, cells: new Map() };
      rows.push(row);
      continue;
    }
    const [, key, value] = splitCell(text);
    if (key === undefined || value === undefined) {
      malformed();
      continue;
    }
    if (key === 'cpu' && /^[0-9]+$/u.test(value)) {
      cpu = value;
      continue;
    }
    // The counters of the node end where the pages of the zone begin.
    if (key === 'pages free') row = zone;
    const label = cpu !== undefined && isOfCpu(key) ? `cpu ${cpu} ${key}` : key;
    addCell(row, label, value, line.number, context, notes);
  }
  return { record: { type: 'table', rows: doubtKernelStacks(rows, notes) }, notes };
});

function splitCell(text: string): readonly (string | undefined)[] {
  return /^(pages free|vm stats threshold|[A-Za-z_][A-Za-z0-9_()]*):?[ \t]+(\S.*)$/u.exec(text) ?? [];
}

function isOfCpu(key: string): boolean {
  return key === 'vm stats threshold' || ['count', 'high', 'batch', 'high_min', 'high_max'].includes(key);
}

function addCell(row: Row, key: string, value: string, line: number, context: ParseContext, notes: ParseNote[]): void {
  const found = find(key);
  if (found === undefined) notes.push({ code: 'unknown-field', line, text: `${key} ${value}` });
  if (row.cells.has(key)) {
    notes.push({ code: 'duplicate-field', line, text: `${key} ${value}` });
    return;
  }
  const rule = found === undefined ? guessRule(value) : { ...ruleOf(found.doc, context), unsigned: true };
  const { field, note } = readValue(value, rule, line, context.wordSize);
  row.cells.set(key, field);
  if (note !== undefined) notes.push(note);
}

/** Before counters moved to nodes, nr_kernel_stack counts stacks of an unknown size, not KiB. */
function doubtKernelStacks(rows: readonly Row[], notes: ParseNote[]): readonly Row[] {
  if (rows.some(({ label }) => !label.includes(','))) return rows;
  for (const { cells } of rows) {
    const stack = cells.get('nr_kernel_stack');
    if (stack?.kind !== 'amount') continue;
    const text = String(stack.amount / 1024);
    cells.set('nr_kernel_stack', { kind: 'text', text, line: stack.line });
    notes.push({ code: 'unexpected-unit', line: stack.line, text: `nr_kernel_stack ${text}` });
  }
  return rows;
}
