import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Citation } from '../../src/contract/index.ts';
import { quoteLines } from '../../src/quote.ts';
import { joinText, render } from '../../src/render/index.ts';
import { citationsOf } from '../../src/report/index.ts';
import { sampleDiff } from './sample-analysis.ts';

const smaps = [
  '55d0c2000000-55d0cac00000 rw-p 00000000 00:00 0                          [heap]',
  'Size:             143360 kB',
  'Rss:              140000 kB',
  'Swap:                  0 kB',
  'VmFlags: rd wr mr mw me ac',
  '7f3000000000-7f3000021000 r--p 00000000 08:01 7  /srv/<script>alert(1)</script>`x`\u001b[31m \u202ename',
  'Size:                132 kB',
  'Rss:                   4 kB',
  '',
].join('\n');

describe('the lines behind the findings', () => {
  let folder: string;
  const cite = (file: string, line: number): Citation => ({ side: 'after', sample: 0, file, line });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'memcase-quote-'));
    await mkdir(join(folder, 'proc/812'), { recursive: true });
    await writeFile(join(folder, 'proc/812/status'), 'Name:\tapi\nUmask:\t0022\nVmRSS:\t  140000 kB\n');
    await writeFile(join(folder, 'proc/812/smaps'), Buffer.concat([Buffer.from(smaps), Buffer.from([0xff, 0x0a])]));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('are found as they stand in the capture, a mapping with its block, control characters and invalid bytes escaped', async () => {
    const input = { kind: 'path', path: folder } as const;
    const wanted = [cite('proc/812/status', 3), cite('proc/812/smaps', 1), cite('proc/812/smaps', 6), cite('proc/812/smaps', 9)];
    const found = await quoteLines(input, [...wanted, cite('proc/812/status', 99), cite('proc/9/status', 1)]);
    const linesAt = (file: string, line: number): readonly string[] | undefined =>
      found.find((each) => each.file === file && each.line === line)?.lines;
    expect(linesAt('proc/812/status', 3)).toEqual(['VmRSS:\t  140000 kB']);
    expect(linesAt('proc/812/smaps', 1)).toEqual(smaps.split('\n').slice(0, 5));
    expect(linesAt('proc/812/smaps', 6)?.[0]).toContain(String.raw`/srv/<script>alert(1)</script>${'`x`'}\u{1b}[31m \u{202e}name`);
    expect(linesAt('proc/812/smaps', 9)).toEqual([String.raw`\xff`]);
    expect(found).toHaveLength(4);
  });

  it('are not looked for in what came through a pipe and is gone', async () => {
    const nothing = (async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.reject<Uint8Array>(new Error('was read'));
    })();
    expect(await quoteLines({ kind: 'stream', stream: nothing, name: 'standard input' }, [cite('proc/812/status', 3)])).toEqual([]);
  });

  it('stand in every report, before above after, escaped, the zeros of a mapping left out', async () => {
    const analysis = sampleDiff();
    const citations = citationsOf(analysis);
    expect(citations.length).toBeGreaterThan(2);
    const excerpts = citations.map((citation) => ({
      ...citation,
      lines: smaps.split('\n').slice(5, 8).concat('Swap:                  0 kB'),
    }));
    const html = joinText(await render('html', analysis, { excerpts }));
    const evidence = html.slice(html.indexOf('id="evidence-heading"')).replaceAll('<wbr>', '');
    expect(evidence).toMatch(/<figure class="listing">\n<figcaption>Lines behind “[^”]+”/u);
    expect(evidence).toContain('<details class="fold listing"><summary>Lines behind “');
    expect(evidence).toContain('/srv/&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(evidence).toMatch(/\n\+ :\d+ +Rss: {19}4 kB\n/u);
    expect(evidence).not.toContain('Swap:                  0 kB');
    const [first] = citations;
    expect(evidence).toContain(`${first?.side === 'before' ? '-' : '+'} ${first?.file ?? '?'}:${String(first?.line)} `);
    for (const format of ['md', 'text'] as const)
      expect(joinText(await render(format, analysis, { excerpts, full: true }))).toMatch(/\+ :\d+ +Rss: {19}4 kB/u);
  });

  it('are missed aloud where nobody could look them up, as of a capture that came through a pipe', async () => {
    const evidence = joinText(await render('html', sampleDiff())).split('id="evidence-heading"')[1];
    expect(evidence).toContain('what comes through a pipe can be read only once');
  });
});
