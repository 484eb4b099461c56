import {
  decodeName,
  paddingNotes,
  quoteLine,
  trimPadding,
  type Field,
  type Parsed,
  type ParseNote,
  type TableRecord,
} from '../../text/index.ts';

/** Kernels before 4.2 print no more than a page, and then no closing NUL. */
const oldLimit = 4096;
/** A process may fill megabytes with single characters: what follows stays in one row, its NULs inside. */
const mostArguments = 10_000;

// /usr/bin/api\0--port\080\0
/**
 * Parses cmdline: one row an argument, named by its number from 0. Each argument ends in a NUL; a process title written over
 * them commonly has none and is one argument. NULs behind the last argument are noted as padding; so no byte is lost.
 */
export function parseCmdline(bytes: Uint8Array): Parsed<TableRecord> {
  const end = trimPadding(bytes);
  const closed = end < bytes.length;
  const rows: TableRecord['rows'][number][] = [];
  let start = 0;
  while (start < end) {
    const nul = rows.length < mostArguments - 1 ? bytes.indexOf(0, start) : end;
    const stop = nul === -1 || nul > end ? end : nul;
    const cells = new Map<string, Field>([['argument', { kind: 'text', text: decodeName(bytes.subarray(start, stop)), line: 1 }]]);
    if (stop === end && !closed) cells.set('unterminated', { kind: 'amount', amount: 1, line: 1 });
    rows.push({ label: String(rows.length), line: 1, cells });
    start = stop + 1;
  }
  return { record: { type: 'table', rows }, notes: notesOf(bytes, end, closed) };
}

function notesOf(bytes: Uint8Array, end: number, closed: boolean): readonly ParseNote[] {
  if (closed) return paddingNotes(end === 0 ? bytes : bytes.subarray(0, -1));
  return end === oldLimit ? [{ code: 'truncated', line: 1, text: quoteLine(bytes) }] : [];
}
