import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { joinText, render } from '../../src/render/index.ts';
import { byteAxis } from '../../src/render/svg/axis.ts';
import { fitLabel } from '../../src/render/svg/canvas.ts';
import { sampleDiff, sampleReport } from '../report/sample-analysis.ts';
import { expectChartsToEqual } from './expect-charts.ts';

describe('charts', () => {
  it.each([
    ['diff en', sampleDiff()],
    ['diff zh-CN', sampleDiff('zh-CN')],
    ['report en', sampleReport()],
    ['report zh-CN', sampleReport('zh-CN')],
  ])('have the numbers of the JSON of the same analysis, each kind of chart (%s)', async (_name, analysis) => {
    const json = JSON.parse(joinText(await render('json', analysis))) as Analysis;
    const compared = expectChartsToEqual(joinText(await render('html', analysis)), json);
    const kinds = analysis.kind === 'diff' ? ['waterfall', 'bars', 'composition', 'strip', 'sparkline'] : ['bars', 'composition', 'strip'];
    for (const kind of kinds) expect(compared.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });

  it('draw the limits of a cgroup and those of its ancestors', async () => {
    const html = joinText(await render('html', sampleDiff()));
    const lines = [...html.matchAll(/data-limit="\d+" data-label="([^"]+)"/gu)].map(([, label]) => label);
    expect(lines.some((label) => label?.includes('api.service'))).toBe(true);
    expect(lines.some((label) => label?.includes('system.slice'))).toBe(true);
  });

  it('cut the name before the pid, which tells processes of one name apart', () => {
    expect(fitLabel('containerd-shim (634 → 1127)', 26)).toBe('containerd-s… (634 → 1127)');
    expect(fitLabel('worker (234)', 26)).toBe('worker (234)');
    expect(fitLabel('a-name-that-is-far-too-long-for-it', 10)).toBe('a-name-th…');
  });

  it('tell the ticks of an axis apart that is cut close', () => {
    const mebi = 1024 ** 2;
    expect(byteAxis(279.9 * mebi, 282 * mebi, 0, 100, 5).ticks.map(({ text }) => text)).toEqual([
      '280.0 MiB',
      '280.5 MiB',
      '281.0 MiB',
      '281.5 MiB',
      '282.0 MiB',
    ]);
    expect(byteAxis(0, 64 * mebi, 0, 100, 4).ticks.map(({ text }) => text)).toEqual([
      '0 B',
      '16.0 MiB',
      '32.0 MiB',
      '48.0 MiB',
      '64.0 MiB',
    ]);
  });
});
