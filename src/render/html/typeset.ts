import { minusInSentence } from './minus.ts';

const unit = String.raw`(?:[KMGTP]i)?B|%|us|ms|s|min|h|d`;
const together = new RegExp(String.raw`(?<=\d) (?=(?:${unit})(?![\p{L}\d]))|(?<=\bpid) (?=\d)`, 'gu');

/** What {@link typeset} kept on one line: splitting by it gives text and kept part by turns. */
export const keptTogether = /([+−-]?[\d.,]*\d\u00a0(?:%|[\p{Script=Latin}]+)|pid\u00a0\d+|\(\d+\u00a0→\u00a0\d+\))/u;

/** Our own words as a page sets them: true minus signs, and no line that ends between a number and its unit or `pid` and its number. */
export function typeset(text: string): string {
  return keepPids(minusInSentence(text).replace(together, '\u00a0'));
}

/** The pids of a process stay in one line, whatever its name is: `(pid 792)`, `(792 → 1190)`. */
export function keepPids(text: string): string {
  return text.replace(/\((\d+) → (\d+)\)/gu, '($1\u00a0→\u00a0$2)').replace(/\(pid (?=\d+\)$)/gu, '(pid\u00a0');
}
