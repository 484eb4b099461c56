import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { covers, readCoverage, type CodePointRange } from './woff2-coverage.ts';

/** Name of the family in the page's style. */
export const paperFamily = 'Memcase Sans';

const weights = [400, 700] as const;

/**
 * Files of the package, the first that has a character gives it: small scripts, arrows, then simplified Chinese as one file
 * (1.2 MB a weight), then the hundred slices of everything else. None is opened before a text asks for it.
 */
const scripts: readonly string[] = [
  'latin',
  'latin-ext',
  'cyrillic',
  'vietnamese',
  '109',
  'chinese-simplified',
  ...Array.from({ length: 120 }, (_, index) => String(119 - index)),
];

/** Fonts for paper: which file has a character, and the style rules that embed the files a text needs. */
export interface PaperFonts {
  readonly installed: boolean;
  readonly has: (codePoint: number) => boolean;
  readonly faceRules: (text: string) => string;
}

export function openPaperFonts(): PaperFonts {
  const require = createRequire(import.meta.url);
  const pathOf = (script: string, weight: number): string | null => {
    try {
      return require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${script}-${String(weight)}-normal.woff2`);
    } catch {
      return null;
    }
  };
  const coverages = new Map<string, readonly CodePointRange[]>();
  const coverageOf = (script: string): readonly CodePointRange[] => {
    const path = coverages.has(script) ? null : pathOf(script, weights[0]);
    const coverage = coverages.get(script) ?? (path === null ? [] : readCoverage(readFileSync(path)));
    coverages.set(script, coverage);
    return coverage;
  };
  const found = new Map<number, string | null>();
  const scriptOf = (codePoint: number): string | null => {
    const script = found.get(codePoint) ?? scripts.find((each) => covers(coverageOf(each), codePoint)) ?? null;
    found.set(codePoint, script);
    return script;
  };
  return {
    installed: pathOf('latin', weights[0]) !== null,
    has: (codePoint) => scriptOf(codePoint) !== null,
    faceRules: (text) => faceRules(text, scriptOf, pathOf),
  };
}

/** `@font-face` rules, each for the characters that the text takes from that file. */
function faceRules(
  text: string,
  scriptOf: (codePoint: number) => string | null,
  pathOf: (script: string, weight: number) => string | null,
): string {
  const wanted = new Map<string, number[]>();
  for (const codePoint of [...new Set(Array.from(text).map((character) => character.codePointAt(0) ?? 0))].sort(
    (one, other) => one - other,
  )) {
    const script = scriptOf(codePoint);
    if (script !== null) wanted.set(script, [...(wanted.get(script) ?? []), codePoint]);
  }
  return Array.from(wanted)
    .flatMap(([script, codePoints]) =>
      weights.flatMap((weight) => {
        const path = pathOf(script, weight);
        const range = codePoints.map((codePoint) => `U+${codePoint.toString(16)}`).join(',');
        return path === null
          ? []
          : [
              `@font-face{font-family:"${paperFamily}";font-weight:${String(weight)};src:url(data:font/woff2;base64,${readFileSync(path).toString('base64')}) format("woff2");unicode-range:${range}}`,
            ];
      }),
    )
    .join('\n');
}

/**
 * In a font made for Chinese, curly quotes are as wide as a Chinese character: right in Chinese text, holes in English.
 */
export function narrowQuotes(text: string): string {
  return text.replace(/[\u2018\u2019]/gu, "'").replace(/[\u201c\u201d]/gu, '"');
}

/** The text with every character that no font has as its code point: a reader can look up `U+1F600`, not a box. */
export function spellUncovered(fonts: PaperFonts, text: string): string {
  if (!fonts.installed) return text;
  let spelled = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    // Space, tab and newline have no glyph and need none.
    spelled += codePoint <= 0x20 || fonts.has(codePoint) ? character : `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return spelled;
}
