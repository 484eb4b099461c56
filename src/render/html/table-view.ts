import { explanationAnchor, type Column, type Row, type TableBlock } from '../../report/index.ts';
import { cellView, valueView, widthClass, type CellView, type ValueView } from './cells.ts';
import { captionPieces, type RichPiece } from './rich.ts';
import { typeset } from './typeset.ts';
import type { ViewContext } from './view-context.ts';

export interface TableView {
  readonly anchor: string;
  readonly caption: string;
  /** The caption with the places where a line may end. */
  readonly captionPieces: readonly RichPiece[];
  readonly interactive: boolean;
  readonly folded: boolean;
  readonly foldLabel: string;
  readonly show: boolean;
  readonly columns: readonly {
    readonly text: string;
    readonly href: string | null;
    readonly class: string | null;
    readonly view: string | null;
  }[];
  readonly rows: readonly RowView[];
  readonly more: string | null;
  /** On paper a folded table, which nobody can open, is only named. */
  readonly elsewhere: string | null;
  readonly views: readonly { readonly id: string; readonly text: string; readonly chosen: boolean }[] | null;
  readonly viewsLabel: string;
}

interface RowView {
  readonly anchor: string | null;
  readonly tone: string | null;
  readonly head: (ValueView & { readonly class: string | null; readonly href: string | null; readonly cite: string | null }) | null;
  readonly cells: readonly CellView[];
}

/** @param repeats on paper a table that says no more than the picture above it is left out: each tagged row costs about 3 kB */
export function tableView(table: TableBlock, context: ViewContext, repeats: 'picture' | 'nothing' = 'nothing'): TableView {
  const { words, paper } = context;
  const views = viewsOf(table.columns);
  return {
    anchor: table.anchor,
    caption: typeset(table.caption),
    captionPieces: captionPieces(table.caption, paper),
    interactive: table.interactive && !paper,
    folded: table.folded && !paper,
    foldLabel: words.page.showTable,
    show: !paper || repeats !== 'picture',
    columns: table.columns.map((column) => ({
      text: column.label.text,
      href: column.label.metric === undefined ? null : explanationAnchor(column.label.metric),
      class: column.numeric ? 'n' : null,
      view: column.view ?? null,
    })),
    rows: table.rows.map((row) => rowView(row, table.columns, context, table.interactive && !paper)),
    more: table.more,
    elsewhere: paper && table.folded ? words.page.elsewhere(table.caption) : null,
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

/** Before, after and change in a row: the change follows from its neighbours. */
function followsSides({ cells }: Row, at: number): boolean {
  return cells[at]?.valueType === 'delta-bytes' && cells[at - 1]?.valueType === 'bytes' && cells[at - 2]?.valueType === 'bytes';
}

function rowView(row: Row, columns: readonly Column[], context: ViewContext, sortable: boolean): RowView {
  const [first, ...rest] = row.cells;
  return {
    anchor: row.anchor ?? null,
    tone: row.tone ?? null,
    head:
      first === undefined
        ? null
        : {
            ...valueView(first, context),
            class: widthClass(first, context).join(' ') || null,
            href: row.metric === undefined ? null : explanationAnchor(row.metric),
            cite: row.anchor === undefined || context.paper ? null : row.anchor,
          },
    cells: rest.map((cell, index) => cellView(cell, columns[index + 1], context, sortable, followsSides(row, index + 1))),
  };
}
