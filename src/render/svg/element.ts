import { makeVisible } from '../visible.ts';

/** Markup that only {@link element} can make: everything captured in it is escaped. */
export class SvgMarkup {
  readonly #text: string;

  constructor(name: string, attributes: Attributes, children: readonly (SvgMarkup | string)[]) {
    if (!plainName.test(name)) throw new Error(`no element name: ${name}`);
    const inside = children.map((child) => (typeof child === 'string' ? escapeText(child) : child.toString())).join('');
    this.#text = inside === '' ? `<${name}${attributesText(attributes)}/>` : `<${name}${attributesText(attributes)}>${inside}</${name}>`;
  }

  toString(): string {
    return this.#text;
  }
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const plainName = /^[A-Za-z][A-Za-z0-9-]*$/u;

/** An SVG element; strings among the children are text. Numbers are rounded to a tenth. */
export function element(name: string, attributes: Attributes, ...children: readonly (SvgMarkup | string)[]): SvgMarkup {
  return new SvgMarkup(name, attributes, children);
}

/** Upright lines of one class as one path: a picture has dozens of them. */
export function uprights(name: string, lines: readonly { readonly x: number; readonly from: number; readonly to: number }[]): SvgMarkup {
  return element('path', { class: name, d: lines.map(({ x, from, to }) => `M${round(x)} ${round(from)}V${round(to)}`).join('') });
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      if (!plainName.test(name)) throw new Error(`no attribute name: ${name}`);
      return [` ${name}="${escapeText(typeof value === 'number' ? round(value) : value)}"`];
    })
    .join('');
}

/** A coordinate to a tenth; what stands in data-* attributes are whole numbers and stays exact. */
function round(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Math.round(value * 10) / 10);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(text: string): string {
  return makeVisible(text).replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}
