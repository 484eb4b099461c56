import { element, type SvgMarkup } from './element.ts';

/** Charts are drawn twice: wide, with labels beside the bars, and narrow for a phone, with labels above them. */
export interface Canvas {
  readonly size: 'wide' | 'narrow';
  readonly width: number;
  /** Room for labels at the left, none when they stand above. */
  readonly labels: number;
  /** Room for values at the right. */
  readonly values: number;
  /** Height of a row, label included. */
  readonly row: number;
  /** Distance from the top of a row to the top of its bar. */
  readonly barTop: number;
  readonly bar: number;
}

export const wide: Canvas = { size: 'wide', width: 760, labels: 210, values: 96, row: 30, barTop: 6, bar: 18 };
/** On paper rows stand closer, so that verdict and first chart share a page. */
export const paper: Canvas = { ...wide, row: 25, barTop: 4, bar: 16 };
export const narrow: Canvas = { size: 'narrow', width: 340, labels: 0, values: 0, row: 44, barTop: 22, bar: 14 };

/** The picture as a whole: one image with a name and a text alternative. `stretched`: it has no text and fills any width at its height. */
export function image(
  canvas: { readonly size: string; readonly width: number },
  height: number,
  kind: string,
  title: string,
  description: string,
  children: readonly SvgMarkup[],
  stretched = false,
): SvgMarkup {
  return element(
    'svg',
    {
      class: `chart ${kind} ${canvas.size}`,
      viewBox: `0 0 ${String(canvas.width)} ${String(Math.ceil(height))}`,
      width: canvas.width,
      height: Math.ceil(height),
      preserveAspectRatio: stretched ? 'none' : undefined,
      role: 'img',
    },
    element('title', {}, title),
    element('desc', {}, description),
    ...children,
  );
}

/** Name and value of a row: at both sides of its bar, or above it. */
export function rowTexts(canvas: Canvas, top: number, label: string, value: string, tone = ''): readonly SvgMarkup[] {
  const baseline = canvas.size === 'wide' ? top + canvas.barTop + canvas.bar / 2 + 4.5 : top + 14;
  const at = { x: canvas.size === 'wide' ? canvas.labels - 10 : 0 };
  return [
    element('text', { class: 'label', y: baseline, ...at }, fitLabel(label, labelRoom(canvas))),
    element('text', { class: `value ${tone}`.trim(), x: canvas.width, y: baseline }, value),
  ];
}

/** The whole label as an attribute, where its text in the picture is cut. */
export function wholeLabel(canvas: Canvas, label: string): string | undefined {
  return fitLabel(label, labelRoom(canvas)) === label ? undefined : label;
}

function labelRoom({ size }: Canvas): number {
  return size === 'wide' ? 26 : 24;
}

/** Room of a text in characters of Latin script. */
export function roomOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
}

/** A label that fits: Chinese characters take the room of two. A pid in brackets at its end stays: it tells processes of one name apart. */
export function fitLabel(label: string, room: number): string {
  const pids = / \([\d →]+\)$/u.exec(label)?.[0] ?? '';
  if (pids !== '' && roomOf(label) > room) return `${fitLabel(label.slice(0, -pids.length), Math.max(4, room - pids.length))}${pids}`;
  let used = 0;
  let kept = '';
  for (const character of label) {
    used += roomOf(character);
    if (used > room) return `${kept.slice(0, -1)}…`;
    kept += character;
  }
  return kept;
}
