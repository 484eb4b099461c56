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
import { metricFinder, ruleOf } from '../metric-rule.ts';
import { cutNotes } from '../note-cut.ts';
import { metrics } from './metrics.ts';

const find = metricFinder(metrics);
const header = 'Limit Soft Limit Hard Limit Units';

// Max locked memory         8388608              unlimited            bytes
/**
 * Parses the resource limits: one row a limit, named as the kernel names it, with the cells soft, hard and units. A limit
 * whose unit is not known is read as a plain number.
 */
export function parseLimits(bytes: Uint8Array, context: ParseContext): Parsed<TableRecord> {
  const rows: TableRecord['rows'][number][] = [];
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  for (const line of eachLine(bytes)) {
    const words = lineText(line)
      .trimStart()
      .split(/[ \t]+/u);
    if (line.number === 1 && words.join(' ') === header) continue;
    const row = readRow(words);
    if (row === undefined) {
      notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    const doc = find(row.label)?.doc;
    if (doc === undefined) notes.push({ code: 'unknown-field', line: line.number, text: quoteLine(line.bytes) });
    const rule = { read: 'rlimit', scale: doc === undefined ? 1 : ruleOf(doc, context).scale, unsigned: true } as const;
    const cells = new Map<string, Field>();
    for (const [name, value] of [
      ['soft', row.soft],
      ['hard', row.hard],
    ] as const) {
      const { field, note } = readValue(value, rule, line.number, context.wordSize);
      cells.set(name, field);
      if (note !== undefined) notes.push(note);
    }
    cells.set('units', { kind: 'text', text: row.units, line: line.number });
    rows.push({ label: row.label, line: line.number, cells });
  }
  return { record: { type: 'table', rows }, notes: [...notes, ...cutNotes(bytes)] };
}

/** Read from the end: the name holds blanks, and two of the limits have no unit. */
function readRow(
  words: readonly string[],
): { readonly label: string; readonly soft: string; readonly hard: string; readonly units: string } | undefined {
  const units = isLimit(words.at(-1)) ? '' : (words.at(-1) ?? '');
  const values = units === '' ? words : words.slice(0, -1);
  const soft = values.at(-2);
  const hard = values.at(-1);
  const label = values.slice(0, -2).join(' ');
  return label === '' || soft === undefined || hard === undefined || !isLimit(soft) || !isLimit(hard)
    ? undefined
    : { label, soft, hard, units };
}

function isLimit(word: string | undefined): boolean {
  return word !== undefined && /^(?:unlimited|[0-9]+)$/u.test(word);
}
