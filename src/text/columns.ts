import { readValue, type FieldRule } from './amount.ts';
import type { Field, TableRecord } from './field.ts';
import { guessRule } from './key-values.ts';
import { eachLine, lineText, paddingNotes, quoteLine, type Line } from './lines.ts';
import type { Parsed, ParseNote } from './note.ts';

export interface ColumnFormat {
  /** Column names when the line is the header, else undefined. */
  readonly header: (text: string) => readonly string[] | undefined;
  /** How a column is read; `undefined` makes it an unknown column, kept and noted once. */
  readonly rule: (column: string) => FieldRule | undefined;
  /** The column that names the row. It is not a cell. */
  readonly label: string;
  /** From the printed label to the name it stands for. */
  readonly readLabel?: (printed: string) => string;
}

/**
 * Parses a file of one header line and rows of blank-separated columns (swaps, cgroups, sysvipc/shm). Columns are found by
 * their name in the header, so their order and number may differ. Rows with too few or too many columns are notes.
 */
export function parseColumns(bytes: Uint8Array, format: ColumnFormat): Parsed<TableRecord> {
  const rows: TableRecord['rows'][number][] = [];
  const notes: ParseNote[] = [...paddingNotes(bytes)];
  let columns: readonly string[] | undefined;
  for (const line of eachLine(bytes)) {
    const text = lineText(line).trimStart();
    if (text === '') continue;
    const header = columns === undefined ? format.header(text) : undefined;
    if (header !== undefined) {
      columns = header;
      for (const column of unknownColumns(header, format)) notes.push({ code: 'unknown-field', line: line.number, text: column });
      continue;
    }
    const printed = text.split(/[ \t]+/u);
    if (columns === undefined || printed.length !== columns.length) {
      notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
      continue;
    }
    rows.push(readRow(line, columns, printed, format, notes));
  }
  return { record: { type: 'table', rows }, notes };
}

function unknownColumns(header: readonly string[], format: ColumnFormat): readonly string[] {
  return header.filter((column) => column !== format.label && format.rule(column) === undefined);
}

function readRow(line: Line, columns: readonly string[], printed: readonly string[], format: ColumnFormat, notes: ParseNote[]) {
  const cells = new Map<string, Field>();
  let label = '';
  for (const [index, column] of columns.entries()) {
    const text = printed[index] ?? '';
    if (column === format.label) {
      label = format.readLabel?.(text) ?? text;
      continue;
    }
    const { field, note } = readValue(text, format.rule(column) ?? guessRule(text), line.number, null);
    cells.set(column, field);
    if (note !== undefined) notes.push(note);
  }
  return { label, line: line.number, cells };
}
