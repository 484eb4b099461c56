import type { Cell, Label } from './cell.ts';

export interface Column {
  readonly label: Label;
  readonly numeric: boolean;
  /** Columns of one view (rss, pss, uss) that a reader may show alone. */
  readonly view?: string;
}

export interface Row {
  readonly anchor?: string;
  /** The first cell names the row. */
  readonly cells: readonly Cell[];
  readonly tone?: 'quiet' | 'total';
  /** Glossary key of the row's metric, when the row is about one metric. */
  readonly metric?: string;
}

export interface TableBlock {
  readonly type: 'table';
  readonly anchor: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows that were left out, as a sentence. */
  readonly more: string | null;
  /** Offers sorting and filtering where the reader's program can. */
  readonly interactive: boolean;
  /** Worth folding away on a screen; paper shows it open. */
  readonly folded: boolean;
}
