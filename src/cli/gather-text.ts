/** So many characters go out at once: JSON comes in thousands of pieces, some of two characters, and every write asks the kernel. */
const enough = 65536;

/**
 * The same text in fewer pieces. Bytes pass as they are, behind the text before them.
 *
 * @param pieces of an output, in order
 */
export function* gatherText(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < enough) continue;
    }
    if (text !== '') yield text;
    text = '';
    if (typeof piece !== 'string') yield piece;
  }
  if (text !== '') yield text;
}
