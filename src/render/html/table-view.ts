import { explanationAnchor, type Column, type Row, type TableBlock, type Words } from '../../report/index.ts';
import { cellView, valueView, type CellView, type ValueView } from './cells.ts';

export interface ViewContext {
  readonly words: Words;
  readonly paper: boolean;
  /** Characters of a captured name. */
  readonly nameLength: number;
}

export interface TableView {
  readonly anchor: string;
  readonly caption: string;
  readonly interactive: boolean;
  readonly folded: boolean;
  readonly open: boolean;
  readonly foldLabel: string;
  /** The chart shows the same numbers, so its table may stay folded. */
  readonly inline: boolean;
  readonly left: boolean;
  readonly columns: readonly {
    readonly text: string;
    readonly href: string | null;
    readonly class: string | null;
    readonly view: string | null;
  }[];
  readonly rows: readonly RowView[];
  readonly more: string | null;
  readonly views: readonly { readonly id: string; readonly text: string; readonly chosen: boolean }[] | null;
  readonly viewsLabel: string;
}

interface RowView {
  readonly anchor: string | null;
  readonly tone: string | null;
  readonly head: (ValueView & { readonly href: string | null; readonly cite: string | null }) | null;
  readonly cells: readonly CellView[];
}

export function tableView(table: TableBlock, context: ViewContext): TableView {
  const { words, paper } = context;
  const views = viewsOf(table.columns);
  return {
    anchor: table.anchor,
    caption: table.caption,
    interactive: table.interactive && !paper,
    folded: table.folded && !paper,
    open: paper,
    foldLabel: words.page.showTable,
    inline: !table.folded,
    // Paper leaves out the tables that only repeat a picture: each row of a tagged table costs about 3 kB.
    left: paper && table.folded,
    columns: table.columns.map((column) => ({
      text: column.label.text,
      href: column.label.metric === undefined ? null : explanationAnchor(column.label.metric),
      class: column.numeric ? 'n' : null,
      view: column.view ?? null,
    })),
    rows: table.rows.map((row) => rowView(row, table.columns, context)),
    more: table.more,
    views:
      paper || views.length < 2
        ? null
        : [{ id: 'all', text: words.page.viewAll, chosen: true }, ...views.map((id) => ({ id, text: id.toUpperCase(), chosen: false }))],
    viewsLabel: words.page.view,
  };
}

function viewsOf(columns: readonly Column[]): readonly string[] {
  return [...new Set(columns.flatMap((column) => (column.view === undefined ? [] : [column.view])))];
}

function rowView(row: Row, columns: readonly Column[], { words, paper, nameLength }: ViewContext): RowView {
  const [first, ...rest] = row.cells;
  return {
    anchor: row.anchor ?? null,
    tone: row.tone ?? null,
    head:
      first === undefined
        ? null
        : {
            ...valueView(first, words, nameLength),
            href: row.metric === undefined ? null : explanationAnchor(row.metric),
            cite: row.anchor === undefined || paper ? null : row.anchor,
          },
    cells: rest.map((cell, index) => cellView(cell, words, nameLength, columns[index + 1], paper)),
  };
}
