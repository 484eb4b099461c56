import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { joinText, render } from '../../src/render/index.ts';
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
});
