/** East Asian characters fill two cells of a terminal. */
function cells(text: string): number {
  let sum = 0;
  for (const character of text)
    sum += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(character) ? 2 : 1;
  return sum;
}

/** What may not begin a line. */
const closing = /^[，。、；：！？）」』”’.,;:!?)\]]/u;

/** What fills one cell a character and breaks at blanks only. */
const narrow = /^[\u0000-\u024f\u2010-\u2026]*$/u;

/** Breaks text into lines of at most `width` cells: at blanks, and between Chinese characters. */
export function wrap(text: string, width: number): readonly string[] {
  return narrow.test(text) ? wrapWords(text, width) : wrapCharacters(text, width);
}

function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function wrapCharacters(text: string, width: number): readonly string[] {
  const pieces = text.match(/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    const size = cells(piece);
    if (used + size > width && used > 0 && !closing.test(piece)) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (/^\s/u.test(piece)) continue;
    }
    line += piece;
    used += size;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** A text that does not end before `width` cells, filled with blanks. */
export function padCells(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - (narrow.test(text) ? text.length : cells(text))));
}
