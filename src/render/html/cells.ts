import type { Cell, Words } from '../../report/index.ts';
import { groupDigits } from '../../units/index.ts';
import { cellText, cutName, directionOf, isCaptured, isNumber } from '../cell-text.ts';
import { minusBehindName, minusOfNumber } from './minus.ts';
import { nameParts, namePieces, richPieces, type RichPiece } from './rich.ts';
import { keepPids, typeset } from './typeset.ts';
import type { ViewContext } from './view-context.ts';

/** A value as templates show it. Every key is always there: templates are strict. */
export interface ValueView {
  readonly text: string;
  readonly captured: boolean;
  /** Class of a chip around the text. */
  readonly chip: string | null;
  /** A sentence with commands in it. */
  readonly pieces: readonly RichPiece[] | null;
  /** Names, one a line; what has a `mark` is no name but says how a figure came to be. */
  readonly lines:
    | readonly {
        readonly text: string;
        /** Between them a line may end. */
        readonly parts: RichPiece['parts'];
        readonly at: boolean;
        readonly mark: { readonly class: string | null } | null;
      }[]
    | null;
}

export interface CellView extends ValueView {
  readonly class: string | null;
  /** What sorting goes by, where it is not the exact number. */
  readonly raw: string | null;
  /** The exact number of bytes, where the text is rounded. */
  readonly exact: string | null;
  readonly view: string | null;
}

/** Captured names up to this long are not broken in tables; texts above the other get room. */
const unbroken = 28;
const sentence = 32;
/** `meminfo.SReclaimable+SUnreclaim`, whose fields are short enough for any column. */
const sumOfFields = /^[\w.]{1,24}(?:\+[\w.]{1,24})+$/u;

export function valueView(cell: Cell, { words, paper, nameLength }: ViewContext): ValueView {
  const text = withMinus(cell, cellText(cell, words, nameLength));
  const captured = isCaptured(cell) && !paper;
  return {
    text,
    captured,
    chip: cell.valueType === 'severity' ? `badge ${cell.value}` : cell.valueType === 'state' ? `badge ${cell.value}` : null,
    pieces: piecesOf(cell, text, paper),
    lines: paper ? null : linesOf(cell, words, nameLength),
  };
}

/** @param followsSides a change beside both its sides, which have their exact numbers */
export function cellView(
  cell: Cell,
  column: { readonly numeric: boolean; readonly view?: string } | undefined,
  context: ViewContext,
  sortable: boolean,
  followsSides: boolean,
): CellView {
  const direction = directionOf(cell);
  const exact = context.paper || (followsSides && !sortable) ? null : exactOf(cell);
  const classes = [
    ...(isNumber(cell) || column?.numeric === true ? ['n'] : []),
    ...(cell.valueType === 'missing' ? ['missing'] : []),
    ...(direction === null ? [] : [direction]),
    ...widthClass(cell, context),
    ...(context.paper && (cell.valueType === 'digest' || cell.valueType === 'address') ? ['mono'] : []),
    ...(cell.valueType === 'source' || cell.valueType === 'names' ? [cell.valueType] : []),
  ];
  return {
    ...valueView(cell, context),
    class: classes.length === 0 ? null : classes.join(' '),
    raw: sortable && (exact === null || cell.valueType === 'missing') ? rawOf(cell) : null,
    exact,
    view: column?.view ?? null,
  };
}

/** Long texts get room and may break anywhere; short ones never break inside a word, and on paper sums of fields break only where their parts end. */
export function widthClass(cell: Cell, { words, nameLength, paper }: ViewContext): readonly string[] {
  if (cell.valueType !== 'text' && cell.valueType !== 'name') return [];
  const text = cellText(cell, words, nameLength);
  if (cell.valueType === 'text') return text.length > sentence ? ['words'] : [];
  return text.length > unbroken && !(paper && sumOfFields.test(text)) ? ['long'] : [];
}

/** A long path, alone or in a sentence, ends a line after a slash, a sum of fields after its plus sign; on the screen a name is code. */
function piecesOf(cell: Cell, text: string, paper: boolean): readonly RichPiece[] | null {
  const keeps = paper && text.includes('\u00a0');
  if (cell.valueType === 'text' && (keeps || text.includes('`') || (text.length > unbroken && text.includes('/'))))
    return richPieces(text, paper);
  if (cell.valueType === 'name' && keeps) return namePieces(text, false);
  return cell.valueType === 'name' && text.length > unbroken && /[/+_]|\.(?:slice|scope|service)\b/u.test(text)
    ? namePieces(text, !paper)
    : null;
}

function withMinus(cell: Cell, text: string): string {
  if (isNumber(cell)) return minusOfNumber(text);
  if (cell.valueType === 'text') return typeset(text);
  return cell.valueType === 'name' ? keepPids(minusBehindName(text)) : text;
}

function linesOf(cell: Cell, words: Words, nameLength: number): ValueView['lines'] {
  const lineOf = (name: string, at: boolean): NonNullable<ValueView['lines']>[number] => {
    const text = keepPids(cutName(name, words, nameLength));
    return { text, parts: nameParts(text), at, mark: null };
  };
  if (cell.valueType === 'names') return cell.values.map((name) => lineOf(name, false));
  if (cell.valueType !== 'source') return null;
  const place = cell.at === null ? [] : [lineOf(cell.at, true)];
  // Most figures are read: theirs is the mark without a class.
  const look = cell.mark === 'derived' || cell.mark === 'estimated' ? cell.mark : null;
  const mark = cell.markLabel === null ? [] : [{ text: cell.markLabel, parts: [], at: false, mark: { class: look } }];
  return [lineOf(cell.source, false), ...place, ...mark];
}

/** Amounts in bytes and counts are read from their text or title, which are exact; see templates/script.js. */
function rawOf(cell: Cell): string | null {
  if (cell.valueType === 'bytes' || cell.valueType === 'delta-bytes' || cell.valueType === 'count' || cell.valueType === 'delta-count')
    return null;
  if (cell.valueType === 'limit' && cell.value === 'unlimited') return 'Infinity';
  return 'value' in cell && typeof cell.value === 'number' ? String(cell.value) : null;
}

function exactOf(cell: Cell): string | null {
  if (cell.valueType === 'missing') return cell.short === undefined ? null : cell.reason;
  const rounded = cell.valueType === 'bytes' || cell.valueType === 'delta-bytes' || cell.valueType === 'limit';
  return rounded && typeof cell.value === 'number' && Math.abs(cell.value) >= 1024 ? `${groupDigits(cell.value)} B` : null;
}
