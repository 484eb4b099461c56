import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { joinText, render } from '../../src/render/index.ts';
import { encodeTerminal, wrap } from '../../src/render/text/paint.ts';
import { sampleDiff, sampleReport } from '../report/sample-analysis.ts';
import { hostileAnalysis } from './hostile-analysis.ts';
import { rawNames } from './hostile-names.ts';

// eslint says no to control characters in patterns; these are what must not come out.
const isControl = (character: string): boolean => character < ' ' || (character >= '\u007f' && character <= '\u009f');

describe('the text output', () => {
  it('is one screen: verdict, how sure, what to do, movers, findings', async () => {
    const lines = joinText(await render('text', sampleDiff())).split('\n');
    expect(lines.length).toBeLessThanOrEqual(45);
    const text = lines.join('\n');
    for (const part of ['Warning: Anonymous memory of api', 'How sure', 'What to do', 'Top movers', '+49.0 MiB', 'Findings', '--full'])
      expect(text).toContain(part);
  });

  it('keeps every line within the width, Chinese characters counting two', async () => {
    for (const [language, width] of [
      ['en', 80],
      ['zh-CN', 60],
      ['zh-CN', 100],
    ] as const) {
      const text = joinText(await render('text', sampleDiff(language), { width, full: true }));
      for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('keeps an amount on one line', () => {
    expect(wrap('held (24.0 MiB), now 1,024 KiB', 12)).toEqual(['held', '(24.0 MiB),', 'now', '1,024 KiB']);
    expect(wrap('现为 24.0 MiB。', 10)).toEqual(['现为', '24.0 MiB。']);
  });

  it('prints sentences below their rows where they do not fit beside them', async () => {
    const text = joinText(await render('text', sampleDiff(), { width: 80, full: true }));
    expect(text).toContain('Further findings');
    expect(text.split('\n').filter((line) => /^\S.{1,70}\s\S{0,6}…\S{0,6}$/u.test(line) && line.includes('For information'))).toEqual([]);
  });

  it('has no escape sequence unless colour is asked for', async () => {
    const plain = joinText(await render('text', sampleReport()));
    const colored = joinText(await render('text', sampleReport(), { color: true }));
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[');
    expect(colored.replace(/\u001b\[\d+m/gu, '')).toBe(plain);
  });

  it('prints the rest when asked: every section with its numbers and explanations', async () => {
    const text = joinText(await render('text', sampleDiff(), { full: true }));
    for (const part of [
      'Do the numbers agree?',
      'Cgroups and their limits',
      'How to read these numbers',
      'Often misread',
      'proc/812/status:22',
      'Raw evidence',
    ])
      expect(text).toContain(part);
  });

  it('lets no name move the cursor, colour a line or command a build', async () => {
    for (const names of [undefined, rawNames]) {
      const text = joinText(await render('text', hostileAnalysis(names, { mappings: 300, processes: 60, cgroups: 40 }), { full: true }));
      expect([...text].filter((character) => character !== '\n' && isControl(character))).toEqual([]);
      for (const line of text.split('\n')) expect(line).not.toMatch(/^\s*::|##\[/u);
    }
  });
});

describe('terminal text', () => {
  it('defuses workflow commands', () => {
    expect(encodeTerminal('::error::x')).toBe(String.raw`\u{3a}:error::x`);
    expect(encodeTerminal('a ##[group]x')).toBe(String.raw`a #\u{23}[group]x`);
  });

  it('begins no line with the space that did not fit on the one before', () => {
    expect(wrap('its RSS and swap', 11)).toEqual(['its RSS and', 'swap']);
    expect(wrap('its RSS and', 11)).toEqual(['its RSS and']);
  });

  it('wraps Chinese between characters and English between words, and keeps all of it', () => {
    const text = '匿名内存在五分钟内增长了，其中大部分位于 [heap]，请继续 observe the process.';
    const lines = wrap(text, 20);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(20);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
