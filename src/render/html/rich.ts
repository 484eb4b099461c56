import { splitInline } from '../inline.ts';

/** A piece of a sentence as templates show it, words or a command, in parts between which a line may end. */
export interface RichPiece {
  readonly code: boolean;
  readonly parts: readonly string[];
}

/** Sentences and commands name long paths: a line ends after a slash, not inside a file's name. */
export function richPieces(text: string): readonly RichPiece[] {
  return splitInline(text).map((piece) => ({ code: piece.code, parts: piece.text.split(/(?<=[^/\s]\/)(?=[^/\s]{3})/u) }));
}
