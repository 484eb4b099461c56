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

// Node 0, zone    DMA32     24      4      3      1      2      2      1      2      2      2     70
/** Parses buddyinfo: a row for each zone, cells `order 0`, `order 1` ... with counts of free blocks of 2^order pages. */
export const parseBuddyinfo = notingCuts((bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> => {
  const rows: TableRecord['rows'][number][] = [];
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  const rule = { ...ruleOf(metrics['order <n>'], context), unsigned: true };
  for (const line of eachLine(bytes)) {
    const text = lineText(line);
    if (text === '') continue;
    const [, node, zone, counts] = /^Node ([0-9]+), zone +(\S+) +(\S.*)$/u.exec(text) ?? [];
    if (node === undefined || zone === undefined || counts === undefined) {
      notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    const cells = new Map<string, Field>();
    for (const [order, count] of counts.split(/ +/u).entries()) {
      const { field, note } = readValue(count, rule, line.number, context.wordSize);
      cells.set(`order ${String(order)}`, field);
      if (note !== undefined) notes.push(note);
    }
    rows.push({ label: `node ${node}, zone ${zone}`, line: line.number, cells });
  }
  return { record: { type: 'table', rows }, notes };
});
