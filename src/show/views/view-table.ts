import { showName } from '../../text/index.ts';

/** What a tool would have printed: a heading, rows in KiB or text, and perhaps a sum below. */
export interface ViewTable {
  readonly title: string | null;
  readonly columns: readonly { readonly name: string; readonly align: 'left' | 'right' }[];
  /** Numbers are KiB or counts as the tool shows them; null where the capture does not say. */
  readonly rows: readonly (readonly (number | string | null)[])[];
  readonly total: readonly (number | string | null)[] | null;
}

/** The table as text, every column as wide as its widest cell. */
export function viewText({ title, columns, rows, total }: ViewTable): string {
  const cells = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map(cellText)),
    ...(total === null ? [] : [total.map(cellText)]),
  ];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => (columns[at]?.align === 'left' ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join(' ')
      .trimEnd(),
  );
  if (total !== null) lines.splice(-1, 0, widths.map((width) => '='.repeat(width)).join(' '));
  return `${[...(title === null ? [] : [showName(title)]), ...lines].join('\n')}\n`;
}

/** The table for JSON: one object a row. */
export function viewJson({ title, columns, rows, total }: ViewTable): object {
  const named = (row: readonly (number | string | null)[]): object =>
    Object.fromEntries(columns.map(({ name }, at) => [name, typeof row[at] === 'string' ? showName(row[at]) : (row[at] ?? null)]));
  return { title: title === null ? null : showName(title), rows: rows.map(named), total: total === null ? null : named(total) };
}

const cellText = (cell: number | string | null): string => (cell === null ? '-' : typeof cell === 'number' ? String(cell) : showName(cell));
