import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { joinText, render } from '../../src/render/index.ts';
import { citationsOf } from '../../src/report/index.ts';
import { sampleDiff, sampleReport } from '../report/sample-analysis.ts';
import { hostileAnalysis } from './hostile-analysis.ts';
import { hostileNames, rawNames } from './hostile-names.ts';
import { openBrowser, testBrowser, watch } from './live-browser.ts';

/** What an expression means in the page: text, because the page's own types are none of ours. */
const ask = (page: Page, expression: string): Promise<unknown> => page.evaluate(expression);

describe.skipIf(testBrowser === undefined)('the page in a real browser (skipped where no Chrome, Chromium or Edge is installed)', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), 'memcase-page-'));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const open = async (
    html: string,
    prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ readonly page: Page; readonly url: string; readonly requests: string[]; readonly complaints: string[] }> => {
    const file = join(folder, `${String(Math.random()).slice(2)}.html`);
    await writeFile(file, html);
    const page = await browser.newPage();
    await prepare(page);
    const watched = watch(page);
    const url = pathToFileURL(file).href;
    await page.goto(url);
    return { page, url, ...watched };
  };
  const pageOf = async (analysis: Analysis): Promise<string> => {
    const excerpts = citationsOf(analysis).map((citation) => ({
      ...citation,
      lines: ['VmRSS:\t  319 kB', '</pre><img src=x onerror=alert(1)>'],
    }));
    return joinText(await render('html', analysis, { excerpts }));
  };
  const samples: readonly (readonly [string, Analysis])[] = [
    ['diff en', sampleDiff()],
    ['diff zh-CN', sampleDiff('zh-CN')],
    ['report en', sampleReport()],
    ['report zh-CN', sampleReport('zh-CN')],
  ];

  it.each(samples)('is complete without script and asks nothing of the network (%s)', async (_name, analysis) => {
    const { page, url, requests, complaints } = await open(await pageOf(analysis), (each) => each.setJavaScriptEnabled(false));
    expect(requests).toEqual([url]);
    expect(complaints).toEqual([]);
    expect(await ask(page, `document.querySelector('.headline').getBoundingClientRect().top`)).toBeLessThan(600);
    expect(
      await ask(page, `[...document.querySelectorAll('svg.chart')].filter((each) => each.getBoundingClientRect().width > 0).length`),
    ).toBeGreaterThan(5);
    expect(await ask(page, `document.querySelectorAll('tbody tr').length`)).toBeGreaterThan(100);
    await page.close();
  });

  it('shows the same in a sandboxed frame that allows nothing', async () => {
    const source = (await pageOf(sampleDiff())).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const { page } = await open(`<!doctype html><iframe sandbox srcdoc="${source}" style="width:1000px;height:900px"></iframe>`);
    const [inner] = page.frames().filter((each) => each !== page.mainFrame());
    expect(
      await inner?.evaluate(
        `[document.querySelector('.headline').textContent.slice(0, 16), document.querySelectorAll('svg.chart').length > 5, document.querySelector('.sort')]`,
      ),
    ).toEqual(['Anonymous memory', true, null]);
    await page.close();
  });

  it('opens the explanation of a metric over the page, by its link alone, and stays where it was', async () => {
    const { page } = await open(await pageOf(sampleDiff()), (each) => each.setJavaScriptEnabled(false));
    await ask(page, `document.querySelector('#process-812-81200-rss').scrollIntoView({ block: 'center', behavior: 'instant' })`);
    const before = await ask(page, 'scrollY');
    await page.click('#process-812-81200-rss [href^="#explain-"]');
    expect(await ask(page, 'scrollY')).toBe(before);
    expect(await ask(page, `document.querySelector('#explain-process-rss').getBoundingClientRect().top`)).toBeGreaterThanOrEqual(0);
    expect(
      await ask(page, `document.querySelector('#explain-process-rss').getBoundingClientRect().bottom - innerHeight`),
    ).toBeLessThanOrEqual(0);
    const text = String(await ask(page, `document.querySelector('#explain-process-rss').textContent`));
    expect(text).toContain('Often misread');
    expect(text).toContain('proc/812/status:22');
    await page.click('#explain-process-rss [href="#closed"]');
    expect(await ask(page, 'scrollY')).toBe(before);
    await page.close();
  });

  it('shows one of PSS, RSS and USS when asked, without script', async () => {
    const { page } = await open(await pageOf(sampleDiff()), (each) => each.setJavaScriptEnabled(false));
    const shown = `[...new Set([...document.querySelectorAll('#processes-table thead [data-view]')].filter((head) => head.getBoundingClientRect().width > 0).map((head) => head.dataset.view))].join()`;
    expect(await ask(page, shown)).toBe('pss,rss,uss');
    await page.click('label:has(#view-rss)');
    expect(await ask(page, shown)).toBe('rss');
    await page.close();
  });

  it('sorts, filters and opens what a link leads into, with script and under its policy', async () => {
    const { page, complaints } = await open(
      await pageOf(hostileAnalysis(hostileNames.slice(0, 40), { mappings: 50, processes: 60, cgroups: 20 })),
    );
    const column = async (): Promise<readonly number[]> =>
      String(await ask(page, `[...document.querySelectorAll('#processes-table tbody tr')].map((row) => row.cells[4].dataset.v).join()`))
        .split(',')
        .map(Number);
    await page.click('#processes-table thead th:nth-child(5) .sort');
    const down = await column();
    expect(down).toEqual([...down].sort((one, other) => other - one));
    await page.click('#processes-table thead th:nth-child(5) .sort');
    expect(await column()).toEqual([...down].reverse());
    await page.type('#processes .tools input', 'onmouseover');
    expect(await ask(page, `[...document.querySelectorAll('#processes-table tbody tr')].filter((row) => !row.hidden).length`)).toBeLessThan(
      10,
    );
    await ask(page, `location.hash = [...document.querySelectorAll('details.part')].at(-1).id`);
    await page.waitForFunction(`[...document.querySelectorAll('details.part')].at(-1).open`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('executes nothing of a hostile capture', async () => {
    for (const names of [hostileNames, rawNames]) {
      const { page, url, requests, complaints } = await open(
        await pageOf(hostileAnalysis(names, { mappings: 500, processes: 120, cgroups: 60 })),
        async (each) => {
          await each.evaluateOnNewDocument('window.alert = () => { document.title = "owned"; }');
        },
      );
      expect(requests).toEqual([url]);
      expect(complaints).toEqual([]);
      expect(await page.title()).not.toBe('owned');
      expect(await ask(page, `document.querySelectorAll('script').length`)).toBe(1);
      await page.close();
    }
  });

  it.each([320, 768, 1280])('needs no sideways scrolling at %i px', async (width) => {
    for (const analysis of [
      sampleDiff(),
      sampleReport('zh-CN'),
      hostileAnalysis(hostileNames, { mappings: 200, processes: 60, cgroups: 40 }),
    ]) {
      const { page } = await open(await pageOf(analysis), (each) => each.setViewport({ width, height: 800 }));
      expect(await ask(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.close();
    }
  });

  it.each(['light', 'dark'])('has nothing that axe objects to, in %s', async (scheme) => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const [name, analysis] of samples) {
      const { page } = await open(await pageOf(analysis), async (each) => {
        await each.setBypassCSP(true);
        await each.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await each.setViewport({ width: 1280, height: 900 });
      });
      await ask(page, `document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
      await ask(page, axe);
      const violations = await ask(
        page,
        'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`))',
      );
      expect(violations, name).toEqual([]);
      await page.close();
    }
  });
});
