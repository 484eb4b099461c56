import {
  eachLine,
  guessRule,
  lineText,
  paddingNotes,
  quoteLine,
  readValue,
  type Field,
  type FieldRule,
  type Parsed,
  type ParseNote,
  type TableRecord,
} from '../text/index.ts';
import type { ParseContext } from './kernel-file.ts';
import type { MetricDoc } from './metric-doc.ts';
import { metricFinder, ruleOf } from './metric-rule.ts';

// total=545 N0=3 N1=542
// anon N0=1093632 N1=1134592
/**
 * A parser for files with one row a statistic and one cell a NUMA node. A row is labelled by its statistic; the sum that some
 * files print before the nodes is the cell of the same name, a node's share the cell `N0`, `N1` ...
 */
export function nodeRowsParser(metrics: Readonly<Record<string, MetricDoc>>) {
  const find = metricFinder(metrics);
  return (bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> => {
    const rows: { label: string; line: number; cells: ReadonlyMap<string, Field> }[] = [];
    const labels = new Set<string>();
    const notes: ParseNote[] = [...paddingNotes(bytes)];
    for (const line of eachLine(bytes)) {
      const text = lineText(line);
      if (text === '') continue;
      const note = (code: ParseNote['code']): void => void notes.push({ code, line: line.number, text: quoteLine(line.bytes) });
      const [head = '', ...shares] = text.split(/[ \t]+/u);
      const label = head.includes('=') ? head.slice(0, head.indexOf('=')) : head;
      if (label === '') {
        note('malformed-line');
        continue;
      }
      if (labels.has(label)) {
        note('duplicate-field');
        continue;
      }
      labels.add(label);
      const found = find(label);
      if (found === undefined) note('unknown-field');
      const row = readRow(head.includes('=') ? [head, ...shares] : shares, line.number, context, found?.doc);
      if (!row.whole) note('malformed-line');
      notes.push(...row.notes);
      rows.push({ label, line: line.number, cells: row.cells });
    }
    return { record: { type: 'table', rows }, notes };
  };
}

/** The `name=amount` pairs of one row. What is no such pair leaves the row not whole. */
function readRow(pairs: readonly string[], line: number, context: ParseContext, doc: MetricDoc | undefined) {
  const cells = new Map<string, Field>();
  const notes: ParseNote[] = [];
  let whole = pairs.length > 0;
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0));
    const value = pair.slice(at + 1);
    if (name === '' || value === '' || cells.has(name)) {
      whole = false;
      continue;
    }
    const rule: FieldRule = doc === undefined ? guessRule(value) : { ...ruleOf(doc, context), unsigned: true };
    const { field, note } = readValue(value, rule, line, context.wordSize);
    cells.set(name, field);
    if (note !== undefined) notes.push(note);
  }
  return { cells, notes, whole };
}
