import { splitInline } from '../inline.ts';
import { keptTogether, typeset } from './typeset.ts';

/** A piece of a sentence as templates show it, words or a command, in parts between which a line may end. */
export interface RichPiece {
  readonly code: boolean;
  readonly parts: readonly RichPart[];
}

export interface RichPart {
  readonly text: string;
  /** No line ends inside: an option of a command, which could end after its first hyphen; on paper a number and its unit. */
  readonly whole: boolean;
  /** A line may end behind it, although there is no blank. */
  readonly ends: boolean;
}

/** So short a command stays on one line. */
const shortCommand = 24;

/** A file's name or field of more characters than a card on a phone shows in a line; functions stay whole. */
const longName = /(?<![\w.@\\…-])[\w.@\\…-]{25,}(?![\w(])/gu;
/** Where such a name ends a line: late, between the words of a field, or between an id and the kind of its unit, never inside that. */
const insideName =
  /(?<=[\w.]{18})(?<=[a-z\d]{3}[._])(?!(?:slice|scope|service)\b)(?=[a-z]{2})|(?<=\w{25})(?=\.(?:slice|scope|service)\b)/giu;

/**
 * Sentences and commands name long paths: a line ends after a slash, not inside a file's name.
 * @param paper a page for print has no no-break spaces, see {@link renderPage}: what they keep together becomes a part
 */
export function richPieces(text: string, paper: boolean): readonly RichPiece[] {
  return splitInline(text).map(({ code, text: words }) => ({ code, parts: code ? commandParts(words) : wordParts(words, paper) }));
}

/** A caption as one piece: it may hold captured names, whose backticks mark no command. */
export function captionPieces(text: string, paper: boolean): readonly RichPiece[] {
  return [{ code: false, parts: wordParts(text, paper) }];
}

function wordParts(words: string, paper: boolean): readonly RichPart[] {
  return paper ? wholeOrAtSlashes(typeset(words).split(keptTogether)) : atSlashes(typeset(words));
}

/** A captured name, path or command line as one piece, whatever its characters are. */
export function namePieces(name: string, code: boolean): readonly RichPiece[] {
  return [{ code, parts: nameParts(name) }];
}

/** A path ends a line after a slash, a sum of kernel fields after a plus sign or a word: `total_rss+total_cache`. */
export function nameParts(name: string): readonly RichPart[] {
  if (/\/|\u00a0|\s-/u.test(name)) return atOptions(name);
  return endingAt(name.split(/(?<=\w\+|[^\W_]{3}_)(?=[a-z]{2})/iu).flatMap(insideLongNames));
}

function commandParts(command: string): readonly RichPart[] {
  return command.length <= shortCommand ? [{ text: command, whole: true, ends: false }] : atOptions(command);
}

function atOptions(text: string): readonly RichPart[] {
  if (text.includes('\u00a0')) return wholeOrAtSlashes(text.split(keptTogether));
  return wholeOrAtSlashes(text.split(/((?<=\s)-{1,2}\w[\w-]{0,30})/u));
}

/** Every second part is to stay whole. */
function wholeOrAtSlashes(parts: readonly string[]): readonly RichPart[] {
  return parts.flatMap((part, at) => (at % 2 === 1 ? [{ text: part, whole: true, ends: false }] : atSlashes(part)));
}

/** Behind the first slash of a path, wherever that begins, no line ends. */
export function atSlashes(text: string): readonly RichPart[] {
  if (text === '') return [];
  return endingAt(text.split(/(?<=[^/\s="“'‘《(（:：，、；。]\/)(?=[^/\s]{3})|(?<=\w\+)(?=[a-z]\w{2})/iu).flatMap(insideLongNames));
}

function insideLongNames(text: string): readonly string[] {
  const ends = [...text.matchAll(longName)].flatMap((name) => [...name[0].matchAll(insideName)].map((end) => name.index + end.index));
  return [0, ...ends].map((start, at) => text.slice(start, ends[at]));
}

function endingAt(parts: readonly string[]): readonly RichPart[] {
  return parts.map((part, at) => ({ text: part, whole: false, ends: at < parts.length - 1 }));
}
