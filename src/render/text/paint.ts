import pc from 'picocolors';
import stringWidth from 'string-width';
import type { Severity } from '../../contract/index.ts';
import { makeLogSafe } from '../visible.ts';

/** How the terminal shows meaning; without colour every function returns its text. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly up: (text: string) => string;
  readonly down: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

export function paintFor(color: boolean): Paint {
  const colors = pc.createColors(color);
  return {
    bold: colors.bold,
    quiet: colors.dim,
    up: colors.yellow,
    down: colors.cyan,
    severity: (severity, text) => {
      if (severity === 'critical') return colors.bold(colors.red(text));
      if (severity === 'warning') return colors.bold(colors.yellow(text));
      if (severity === 'notice') return colors.bold(text);
      return severity === 'clear' ? colors.green(text) : text;
    },
  };
}

/** Text that is safe on a terminal and in a build log. */
export const encodeTerminal = makeLogSafe;

/** Columns that a text takes: two for a Chinese character. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** The text, filled up to a width on its right or its left. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'right' ? text + room : room + text;
}

/** The text cut in its middle to a width. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = Array.from(text);
  const tailWidth = Math.floor((width - 1) / 2);
  const head = takeWidth(characters, width - 1 - tailWidth);
  const tail = takeWidth(characters.reverse(), tailWidth);
  return `${head.join('')}…${tail.reverse().join('')}`;
}

function takeWidth(characters: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += widthOf(character);
    if (used > width) break;
    taken.push(character);
  }
  return taken;
}

/** Words in lines of at most `width` columns; Chinese may break between any two characters, an amount not before its unit. */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(
    /[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]*\d (?:B|[KMGTP]iB)(?![A-Za-z])[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]*[，。：；、！？）]*|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60][，。：；、！？）]*|\s+|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+[，。：；、！？）]*/gu,
  ) ?? []) {
    if (widthOf(line) + widthOf(word.trimEnd()) > width && line !== '') {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line += word;
    while (widthOf(line.trimEnd()) > width) {
      const head = takeWidth(Array.from(line), width).join('');
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines.map((each) => indent + each);
}
