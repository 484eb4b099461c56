import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinText, render } from '../../src/render/index.ts';
import { encodeFence, encodeMarkdown, encodeName } from '../../src/render/markdown/encode.ts';
import { sampleDiff } from '../report/sample-analysis.ts';
import { hostileAnalysis } from './hostile-analysis.ts';
import { hostileNames, rawNames } from './hostile-names.ts';

describe('the Markdown output', () => {
  it('has cover, verdict, movers and findings open and the rest folded', async () => {
    const text = joinText(await render('md', sampleDiff()));
    expect(text.indexOf('**Warning: Anonymous memory')).toBeGreaterThan(text.indexOf('INC-4711'));
    expect(text).toContain('### What changed');
    expect(text).toContain('<details><summary>Do the numbers agree?</summary>');
    expect(text.match(/<details>/gu)?.length).toBe(text.match(/<\/details>/gu)?.length);
  });

  it('stays below the bytes allowed and keeps the verdict', async () => {
    const whole = joinText(await render('md', sampleDiff('zh-CN')));
    for (const maxBytes of [200, 1500, 4000, 20_000, 60_000]) {
      const text = joinText(await render('md', sampleDiff('zh-CN'), { maxBytes }));
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
      expect(text).not.toContain('\ufffd');
      expect(text).toContain('匿名内存');
      if (text !== whole && maxBytes >= 1500) expect(text).toContain(`为不超过 ${String(maxBytes)} 字节而缩短`);
    }
  });

  it('makes nothing of a name: no image, link, mention, HTML or broken table', async () => {
    for (const names of [hostileNames, rawNames]) {
      const text = joinText(await render('md', hostileAnalysis(names, { mappings: 300, processes: 60, cgroups: 40 })));
      const outside = withoutCode(text);
      expect(outside.split('\n').filter((line) => /(?<!\\)!\[|(?<!\\)\]\(|[@#]octocat|@org|https?:\/\/|www\.e/u.test(line))).toEqual([]);
      const tags = outside.match(/(?<!\\)<\/?[a-z!][^>]*>/giu) ?? [];
      expect(new Set(tags)).toEqual(new Set(['<details>', '<summary>', '</summary>', '</details>']));
      expect(text.split('\n').filter((line) => /^\s*::|##\[/u.test(line))).toEqual([]);
    }
  });

  it('keeps the cells of every table row together', async () => {
    const text = joinText(await render('md', hostileAnalysis(hostileNames, { mappings: 60, processes: 60, cgroups: 40 })));
    let columns = 0;
    for (const line of text.split('\n').map((each) => each.trim())) {
      if (!line.startsWith('|')) {
        columns = 0;
        continue;
      }
      const cells = line.replace(/\\\\/gu, '').replace(/\\\|/gu, '').split('|').length;
      if (columns === 0) columns = cells;
      expect(cells, line).toBe(columns);
    }
  });
});

describe('Markdown encoding', () => {
  it('puts a name into a code span that its backticks cannot end', () => {
    expect(encodeName('a`b``c', false)).toBe('```a`b``c```');
    expect(encodeName('`', false)).toBe('`` ` ``');
    expect(encodeName('a|b', true)).toBe('`a\\|b`');
    expect(encodeName('a\nb', false)).toBe(String.raw`${'`'}a\u{a}b${'`'}`);
  });

  it('closes a fence only by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('`', '~', 'a', '\n') })), (lines) => {
        const fenced = encodeFence(lines);
        const fence = fenced.at(-1) ?? '';
        expect(fenced.slice(1, -1).every((line) => !line.includes(fence))).toBe(true);
      }),
    );
  });

  it('leaves no active character in running text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\`*_{}[]<>|~$^&@#!:/-+=.1a w中'.split('')) }), (text) => {
        expect(
          encodeMarkdown(text)
            .replace(/\\[\\`*_{}[\]<>|~$^#+=\-.)]/gu, ' ')
            .replace(/&amp;/gu, ' '),
        ).not.toMatch(/[\\`*_{}[\]<>|~$^&]|[@#!][\p{L}\p{N}_]|:\/\//u);
      }),
    );
  });
});

/** Code spans and fenced blocks taken out, as a reader of the document would see none of their content as markup. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,})text\n[\s\S]*?^\1$/gmu, '').replace(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/gu, '');
}
