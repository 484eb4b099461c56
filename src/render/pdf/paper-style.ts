import { makeVisible } from '../visible.ts';
import { paperFamily } from './fonts.ts';

export interface PaperStyle {
  readonly paper: 'a4' | 'letter';
  readonly subject: string;
  readonly digest: string;
  /** Words around the page numbers: `Page 3 of 9`. */
  readonly page: { readonly before: string; readonly between: string; readonly after: string };
  /** Font rules, empty where the fonts package is missing. */
  readonly faces: string;
}

/** Page size, running lines in the margins, fonts. The lines carry captured text: each of its characters is escaped. */
export function paperStyle({ paper, subject, digest, page, faces }: PaperStyle): string {
  const line = `font:7.5pt "${paperFamily}",sans-serif;color:#4a5563`;
  return [
    faces,
    `:root,:root:lang(zh){--sans:"${paperFamily}",sans-serif;--mono:"${paperFamily}",sans-serif}`,
    ':root:lang(en){font-feature-settings:"palt"}',
    'code,pre,.name,.mono{font-variant-numeric:tabular-nums}',
    'code,.name,.mono{font-size:1em}',
    `@page{size:${paper === 'a4' ? 'A4' : 'letter'};margin:18mm 15mm 17mm;`,
    `@top-left{content:${encodeCssString(subject)};${line};white-space:nowrap}`,
    `@top-right{content:"memcase";${line}}`,
    `@bottom-left{content:${encodeCssString(digest)};${line}}`,
    `@bottom-right{content:${encodeCssString(page.before)} counter(page) ${encodeCssString(page.between)} counter(pages) ${encodeCssString(page.after)};${line}}}`,
  ].join('\n');
}

/** A CSS string that can hold anything: all but plain letters, digits and spaces as escapes. */
export function encodeCssString(text: string): string {
  const encoded = makeVisible(text).replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return `"${encoded}"`;
}
