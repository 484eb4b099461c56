import { splitInline } from '../inline.ts';

/** A piece of a sentence as templates show it: words, or a command in parts between which a line may end. */
export interface RichPiece {
  readonly text: string;
  readonly code: boolean;
  readonly parts: readonly string[];
}

/** Commands name long paths: a line ends after a slash, not inside a file's name. */
export function richPieces(text: string): readonly RichPiece[] {
  return splitInline(text).map((piece) => ({ ...piece, parts: piece.code ? piece.text.split(/(?<=[^/\s]\/)(?=[^/\s]{3})/u) : [] }));
}
