import { eachLine, lineText, paddingNotes, quoteLine, type Field, type Parsed, type ParseNote, type TableRecord } from '../text/index.ts';

// 812
/**
 * A parser for files that list one process or thread id a line: one row each, labelled by the id, which is also the cell `cell`.
 * The list is neither sorted nor free of repetitions: the kernel makes it while processes fork and exit.
 */
export function idListParser(cell: string) {
  return (bytes: Uint8Array): Parsed<TableRecord> => {
    const rows: { label: string; line: number; cells: ReadonlyMap<string, Field> }[] = [];
    const notes: ParseNote[] = [...paddingNotes(bytes)];
    for (const line of eachLine(bytes)) {
      const text = lineText(line);
      if (text === '') continue;
      if (!/^[0-9]{1,10}$/u.test(text)) {
        notes.push({ code: 'malformed-line', line: line.number, text: quoteLine(line.bytes) });
        continue;
      }
      const field: Field = { kind: 'amount', amount: Number(text), line: line.number };
      rows.push({ label: text, line: line.number, cells: new Map([[cell, field]]) });
    }
    return { record: { type: 'table', rows }, notes };
  };
}
