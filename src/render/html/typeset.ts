import { minusInSentence } from './minus.ts';

const unit = String.raw`(?:[KMGTP]i)?B|%|us|ms|s|min|h|d`;
const together = new RegExp(String.raw`(?<=\d) (?=(?:${unit})(?![\p{L}\d]))|(?<=\bpid) (?=\d)`, 'gu');

/** Our own words as a page sets them: true minus signs, and no line that ends between a number and its unit or `pid` and its number. */
export function typeset(text: string): string {
  return keepPids(minusInSentence(text).replace(together, '\u00a0'));
}

/** The two pids of a restarted process stay in one line, whatever its name is: `(792 → 1190)`. */
export function keepPids(text: string): string {
  return text.replace(/\((\d+) → (\d+)\)/gu, '($1\u00a0→\u00a0$2)');
}
