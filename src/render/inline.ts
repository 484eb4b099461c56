/** A piece of a sentence: words, or a command between backticks, to be typed as it stands. */
export interface Inline {
  readonly text: string;
  readonly code: boolean;
}

/**
 * The pieces of a sentence. Findings put commands between backticks; a captured name with backticks of its own may be taken for one,
 * which changes its looks and nothing else: each piece is encoded like any text.
 */
export function splitInline(text: string): readonly Inline[] {
  return text
    .split(/`([^`]{1,400})`/u)
    .map((piece, at) => ({ text: piece, code: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
