import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { joinText, render } from '../../src/render/index.ts';
import { sampleDiff, sampleReport } from '../report/sample-analysis.ts';
import { hostileAnalysis } from './hostile-analysis.ts';
import { hostileNames, rawNames } from './hostile-names.ts';

const parserIsThere = spawnSync('cmark-gfm', ['--version']).status === 0;
const extensions = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['-e', name]);

/** What a forge makes of it: GitHub's own parser, HTML let through. */
const parse = (markdown: string): string =>
  spawnSync('cmark-gfm', [...extensions, '--unsafe', '--to', 'html'], { input: markdown, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
const markdownOf = async (analysis: Analysis, maxBytes?: number): Promise<string> =>
  joinText(await render('md', analysis, maxBytes === undefined ? {} : { maxBytes }));

describe.skipIf(!parserIsThere)('the Markdown, parsed by another program (skipped without cmark-gfm)', () => {
  it.each([
    ['diff en', sampleDiff()],
    ['diff zh-CN', sampleDiff('zh-CN')],
    ['report en', sampleReport()],
    ['report zh-CN', sampleReport('zh-CN')],
  ])('is what was meant: verdict, lists, tables, folded sections (%s)', async (_name, analysis) => {
    const markdown = await markdownOf(analysis);
    const html = parse(markdown);
    expect(html).toMatch(/^<h2>/u);
    const [verdict = ''] = analysis.verdict.lines.map((line) => line.text);
    const quote = /<blockquote>([\s\S]*?)<\/blockquote>/u.exec(html)?.[1] ?? '';
    expect(quote.replace(/<[^>]+>|\s/gu, '')).toContain(verdict.split(/[.。]\s*/u)[0]?.replaceAll(/[\s`]/gu, '') ?? '?');
    const tables = markdown.split('\n').filter((line) => /^\s*\|(?: (?:---|--:) \|)+$/u.test(line));
    expect(html.match(/<table>/gu)).toHaveLength(tables.length);
    expect(tables.length).toBeGreaterThan(10);
    expect(html.match(/<details>/gu)?.length).toBe(html.match(/<\/details>/gu)?.length);
    // What stayed as text would be markup that did not parse.
    const text = html.replace(/<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/gu, '').replace(/<[^>]+>/gu, '');
    expect(text.split('\n').filter((line) => /^\s*(?:\||#{1,4} |- |> |```)|\*\*/u.test(line))).toEqual([]);
  });

  it('makes no link, image, HTML or broken table of hostile names', async () => {
    for (const names of [hostileNames, rawNames]) {
      const html = parse(await markdownOf(hostileAnalysis(names, { mappings: 300, processes: 60, cgroups: 40 })));
      const known = /^<\/?(?:h[1-6]|p|ul|ol|li|strong|em|code|pre|blockquote|table|thead|tbody|tr|th|td|details|summary|hr|br)\b/u;
      const tags = html.match(/<\/?[a-z][^>]*>/giu) ?? [];
      expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
      expect(tags.filter((tag) => /\s(?!align=|lang=|class="language-text)/u.test(tag.replace(/ \/>$/u, '>')))).toEqual([]);
    }
  });

  it('still parses when it is cut to the size that a comment takes, verdict first', async () => {
    for (const maxBytes of [4000, 20_000, 65_536]) {
      const html = parse(await markdownOf(sampleDiff(), maxBytes));
      expect(html).toContain('<strong>Warning: Anonymous memory of api');
      expect(html.match(/<details>/gu)?.length ?? 0).toBe(html.match(/<\/details>/gu)?.length ?? 0);
    }
  });
});
