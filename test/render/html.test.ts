import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { buildReport, citationsOf, type Block } from '../../src/report/index.ts';
import { joinText, render } from '../../src/render/index.ts';
import { sampleDiff, sampleReport } from '../report/sample-analysis.ts';
import { hostileAnalysis } from './hostile-analysis.ts';
import { hostileNames, rawNames } from './hostile-names.ts';

/** With lines for every citation, one of them hostile. */
const page = async (analysis = sampleDiff()): Promise<string> => {
  const excerpts = citationsOf(analysis).map((citation) => ({
    ...citation,
    lines: ['VmRSS:\t  319 kB', 'Rss: 4 kB', '</pre><script>{{x}}'],
  }));
  return joinText(await render('html', analysis, { excerpts }));
};
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'long-title': 'off',
    'no-inline-style': 'error',
    'require-sri': 'error',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'prefer-native-element': 'off',
  },
});

describe('the HTML page', () => {
  it('is valid in both languages, for one capture and for two', async () => {
    for (const analysis of [sampleDiff(), sampleDiff('zh-CN'), sampleReport(), sampleReport('zh-CN')]) {
      const result = await validator.validateString(await page(analysis));
      expect(
        result.results.flatMap((file) => file.messages.map((message) => `${String(message.line)} ${message.ruleId} ${message.message}`)),
      ).toEqual([]);
    }
  });

  it('allows its own style and script by their hashes and nothing else', async () => {
    const html = await page();
    const policy = /Content-Security-Policy" content="([^"]+)"/u.exec(html)?.[1]?.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=') ?? '';
    const hashOf = (element: string): string =>
      `'sha256-${createHash('sha256')
        .update(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'u').exec(html)?.[1] ?? '')
        .digest('base64')}'`;
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|unsafe-inline/u);
  });

  it('names no address that a browser would load', async () => {
    expect(await page()).not.toMatch(/(?:src|href|data|action|poster)="(?!#)|url\((?!#)|@import/u);
  });

  it('is of a size that tickets take', async () => {
    expect(Buffer.byteLength(await page())).toBeLessThan(500_000);
  });

  it('has one top heading, no level left out, and names its language', async () => {
    const html = await page(sampleDiff('zh-CN'));
    const levels = [...html.matchAll(/<h([1-6])[\s>]/gu)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(html).toContain('<html lang="zh-CN">');
  });

  it('leads every link to something on the page', async () => {
    const html = await page();
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/gu)].map((match) => match[1]));
    const targets = [...html.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => target !== 'closed' && !ids.has(target))).toEqual([]);
  });

  it('says the same when rendered twice', async () => {
    expect(await page()).toBe(await page());
  });
});

describe('its charts', () => {
  it('hold the numbers of the report, to be read back', async () => {
    const html = await page();
    const pictures = [...html.matchAll(/<svg class="chart (\w+) (\w+)"[\s\S]*?<\/svg>/gu)].map((match) => ({
      kind: match[1],
      size: match[2],
      text: match[0],
    }));
    const blocks = buildReport(sampleDiff()).sections.flatMap((section) => [
      ...section.blocks,
      ...section.parts.flatMap((part) => part.blocks),
    ]);
    const numbers = (text: string, attribute: string): readonly number[] =>
      [...text.matchAll(new RegExp(`${attribute}="(-?\\d+)"`, 'gu'))].map((match) => Number(match[1]));
    const chartsOf = <T extends Block['type']>(type: T): readonly Extract<Block, { type: T }>[] =>
      blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type);
    for (const size of ['wide', 'narrow']) {
      const of = (kind: string): readonly string[] =>
        pictures.filter((picture) => picture.kind === kind && picture.size === size).map((picture) => picture.text);
      expect(
        of('waterfall').map((text) => [
          numbers(text, 'data-end="start" data-value')[0],
          numbers(text, 'data-delta'),
          numbers(text, 'data-end="end" data-value')[0],
        ]),
      ).toEqual(chartsOf('waterfall').map((block) => [block.start.value, block.steps.map((step) => step.delta), block.end.value]));
      expect(of('bars').map((text) => numbers(text, 'data-delta'))).toEqual(
        chartsOf('bars').map((block) => block.items.map((item) => item.delta)),
      );
      expect(
        of('composition').map((text) => [numbers(text, 'data-total'), numbers(text, 'data-value'), numbers(text, 'data-limit').length]),
      ).toEqual(
        chartsOf('composition').map((block) => [
          block.bars.map((bar) => bar.total),
          block.bars.flatMap((bar) => bar.parts.map((part) => part.value)),
          block.limits.length,
        ]),
      );
    }
    for (const { text } of pictures) expect(text).toMatch(/role="img"[^>]*><title>[^<]+<\/title><desc>/u);
  });

  it('end in the totals that they began from', async () => {
    for (const [text] of (await page()).matchAll(/<svg class="chart waterfall[\s\S]*?<\/svg>/gu)) {
      const values = [...text.matchAll(/data-end="\w+" data-value="(\d+)"/gu)].map((match) => Number(match[1]));
      const deltas = [...text.matchAll(/data-delta="(-?\d+)"/gu)].map((match) => Number(match[1]));
      expect((values[0] ?? 0) + deltas.reduce((sum, delta) => sum + delta, 0)).toBe(values[1]);
    }
  });
});

describe('a hostile capture', () => {
  it('adds no element and no attribute to the page, whether its names were escaped before or not', async () => {
    const plain = namesOf(await page());
    for (const names of [hostileNames, rawNames]) {
      const html = await page(hostileAnalysis(names, { mappings: 600, processes: 120, cgroups: 60 }));
      const odd = namesOf(html);
      expect([...odd].filter((name) => !plain.has(name))).toEqual([]);
      expect(
        [...html].some(
          (character) =>
            character !== '\n' &&
            (character < ' ' || (character >= '\u007f' && character <= '\u009f') || /[\u202a-\u202e\u2066-\u2069\u200b]/u.test(character)),
        ),
      ).toBe(false);
    }
  });

  it('leaves template syntax as it is', async () => {
    const html = await page(hostileAnalysis(['{{heading}}', '{{{constructor}}}'], { mappings: 4, processes: 2, cgroups: 2 }));
    expect(html).toContain('{{{constructor}}} grew');
  });

  it('of 60,000 mappings, 1,000 processes and 500 cgroups stays under 5 MB and says what it left out', async () => {
    const html = await page(hostileAnalysis());
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
    expect(html).toContain('Left out here: 800 of 1,000 rows; the JSON output has them all.');
  });
});

/** Element and attribute names, with text and attribute values taken out as an HTML parser would. */
function namesOf(html: string): ReadonlySet<string> {
  const body = html.replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/gu, '');
  const names = new Set<string>();
  for (const [, tag = '', attributes = ''] of body.matchAll(/<\/?([a-z!][^\s>/]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/giu)) {
    names.add(tag);
    for (const [, attribute = ''] of attributes.matchAll(/\s+([^\s=>"]+)(?:="[^"]*")?/gu)) names.add(`${tag} ${attribute}`);
  }
  expect(body.replace(/<\/?[a-z!][^\s>/]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/giu, '')).not.toMatch(/[<>]/u);
  return names;
}
