import { splitInline } from '../inline.ts';
import { typeset } from './typeset.ts';

/** A piece of a sentence as templates show it, words or a command, in parts between which a line may end. */
export interface RichPiece {
  readonly code: boolean;
  readonly parts: readonly RichPart[];
}

interface RichPart {
  readonly text: string;
  /** An option of a command: without this a line may end after its first hyphen. */
  readonly whole: boolean;
}

/** Sentences and commands name long paths: a line ends after a slash, not inside a file's name. */
export function richPieces(text: string): readonly RichPiece[] {
  return splitInline(text).map(({ code, text: words }) => ({
    code,
    parts: code
      ? words.split(/((?<=\s)-{1,2}\w[\w-]{0,30})/u).flatMap((part, at) => (at % 2 === 1 ? [{ text: part, whole: true }] : atSlashes(part)))
      : atSlashes(typeset(words)),
  }));
}

/** A captured name as one piece, whatever its characters are. */
export function namePieces(name: string, code: boolean): readonly RichPiece[] {
  return [{ code, parts: atSlashes(name) }];
}

function atSlashes(text: string): readonly RichPart[] {
  return text === '' ? [] : text.split(/(?<=[^/\s=]\/)(?=[^/\s]{3})/u).map((part) => ({ text: part, whole: false }));
}
