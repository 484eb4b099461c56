import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../src/report/index.ts';
import { metricsEnglish } from '../../../src/report/words/metrics-en.ts';
import { metricsChinese } from '../../../src/report/words/metrics-zh.ts';
import { wordsOf } from '../../../src/report/index.ts';
import { narrowQuotes, openPaperFonts, spellUncovered } from '../../../src/render/pdf/fonts.ts';
import { mapTexts } from '../../../src/render/pdf/map-texts.ts';
import { encodeCssString, paperStyle } from '../../../src/render/pdf/paper-style.ts';
import { covers, readCoverage } from '../../../src/render/pdf/woff2-coverage.ts';
import { sampleDiff } from '../../report/sample-analysis.ts';

const fonts = openPaperFonts();

describe.skipIf(!fonts.installed)('fonts for paper (skipped where @fontsource/noto-sans-sc is not installed)', () => {
  it('have every character of our own words in both languages', () => {
    const texts: string[] = [];
    for (const words of [
      wordsOf('en'),
      wordsOf('zh-CN'),
      metricsEnglish,
      metricsChinese,
      buildReport(sampleDiff('zh-CN')),
      buildReport(sampleDiff('en')),
    ])
      mapTexts(words, (text) => (texts.push(text), text));
    const missing = [...new Set(texts.join(''))].filter((character) => character > ' ' && !fonts.has(character.codePointAt(0) ?? 0));
    expect(missing).toEqual([]);
  });

  it('spell what they have no glyph for as a code point', () => {
    expect(spellUncovered(fonts, 'a😀中 é\ue000')).toBe('aU+1F600中 éU+E000');
  });

  it('embed Chinese only where the text has it', () => {
    expect(fonts.faceRules('plain text').length).toBeLessThan(60_000);
    expect(fonts.faceRules('内存').length).toBeGreaterThan(2_000_000);
    expect(fonts.faceRules('内存')).toContain('unicode-range:U+5185,U+5b58');
  });
});

describe('reading the coverage of a font', () => {
  it('refuses what is no WOFF2 font', () => {
    expect(() => readCoverage(new Uint8Array(64))).toThrow('no WOFF2 font');
  });

  it('finds a code point in ranges', () => {
    const ranges = [
      [65, 90],
      [97, 97],
      [0x4e00, 0x9fff],
    ] as const;
    expect([64, 65, 90, 91, 97, 98, 0x5000].map((code) => covers(ranges, code))).toEqual([false, true, true, false, true, false, true]);
  });
});

describe('the style of paper', () => {
  it('carries a captured case id without letting it out of its string', () => {
    const style = paperStyle({
      paper: 'letter',
      subject: '";}</style><script>\\\n',
      digest: 'abc',
      page: { before: 'Page ', between: ' of ', after: '' },
      faces: '',
    });
    expect(style).toContain('size:letter');
    expect(style).not.toMatch(/<\/style|<script/u);
    expect(encodeCssString('a"b')).toBe('"a\\22 b"');
  });

  it('has narrow quotes in English, where the font has only wide ones', () => {
    expect(narrowQuotes('the kernel’s “own”')).toBe('the kernel\'s "own"');
  });
});
