import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Analysis, Excerpt } from '../../src/contract/index.ts';
import { quoteLines } from '../../src/quote.ts';
import { joinText, render } from '../../src/render/index.ts';
import { citationsOf } from '../../src/report/index.ts';
import { analyzePair, corpus, hostCases } from '../findings/hosts.ts';
import { expectChartsToEqual } from './expect-charts.ts';

describe.skipIf(corpus === undefined)('reports of captured hosts (MEMCASE_CORPUS names the folder with hosts/)', () => {
  for (const host of hostCases()) {
    const quote = async (analysis: Analysis): Promise<readonly Excerpt[]> => {
      const sides = (['before', 'after'] as const).map((side) =>
        quoteLines(
          { kind: 'path', path: join(corpus ?? '', 'hosts', host.name, `${side}.tar.gz`) },
          citationsOf(analysis).filter((citation) => citation.side === side),
        ),
      );
      return (await Promise.all(sides)).flat();
    };

    test(`${host.name}: charts hold the JSON's numbers, and the page is of a size that tickets take`, async () => {
      const analysis = await analyzePair(host);
      const excerpts = await quote(analysis);
      const html = joinText(await render('html', analysis, { excerpts }));
      const compared = expectChartsToEqual(html, JSON.parse(joinText(await render('json', analysis))) as Analysis);
      for (const kind of ['waterfall', 'bars', 'composition', 'strip']) expect(compared.get(kind) ?? 0, kind).toBeGreaterThan(0);
      expect(Buffer.byteLength(html)).toBeLessThan(500_000);
    });

    test(`${host.name}: every line that a finding cites is quoted and has its number in it`, async () => {
      const analysis = await analyzePair(host);
      const excerpts = await quote(analysis);
      expect(excerpts).toHaveLength(citationsOf(analysis).length);
      let seen = 0;
      for (const { evidence } of analysis.findings) {
        for (const [side, value] of evidence.flatMap((entry) => [['before', entry.before] as const, ['after', entry.after] as const])) {
          if (typeof value?.value !== 'number' || !/\/(?:status|smaps_rollup|meminfo)$/u.test(value.file)) continue;
          const excerpt = excerpts.find((each) => each.side === side && each.file === value.file && each.line === value.line);
          if (excerpt === undefined) continue;
          const [line = ''] = excerpt.lines;
          expect(line.trim().split(/\s+/u)[1], line).toBe(String(line.endsWith(' kB') ? value.value / 1024 : value.value));
          seen += 1;
        }
      }
      expect(seen + excerpts.length).toBeGreaterThan(0);
    });
  }
});
