import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { findingsOf, hostFiles, openSamples, processFiles } from './world.ts';

/** Samples a minute apart, anonymous memory in kB. */
const samplesOf = (kilobytes: readonly number[]) =>
  openSamples(
    kilobytes.map((anon, at) => ({
      ...hostFiles({ uptime: 1000 + at * 60 }),
      ...processFiles({ anon, mappings: [{ start: '5500000000', end: '5510000000', name: '[heap]', rss: anon, anonymous: anon }] }),
    })),
  );

async function growthIn(kilobytes: readonly number[]) {
  const capture = await samplesOf(kilobytes);
  const analysis = analyze({ capture, sample: 0 }, { capture, sample: -1 });
  return { analysis, growth: findingsOf(analysis, 'anonymous-growth')[0] };
}

describe('several samples', () => {
  test('that rise steadily are a leak, with its slope', async () => {
    const { growth, analysis } = await growthIn([20_000, 26_000, 32_100, 38_000, 44_000, 50_100, 56_000]);
    expect(growth?.text).toContain('a leak');
    expect(growth?.reasoning.map(({ code }) => code)).toContain('steady-slope');
    const series = analysis.series.find(({ subject, metric }) => subject.kind === 'process' && metric === 'anonymous');
    expect(series?.shape).toBe('slope');
    expect(series?.points).toHaveLength(7);
  });

  test('that rise once are a step, and the word leak is not used', async () => {
    const { growth } = await growthIn([20_000, 20_000, 20_000, 56_000, 56_000, 56_000]);
    expect(growth?.text).not.toContain('leak');
    expect(growth?.reasoning.map(({ code }) => code)).toContain('series-step');
  });

  test('are needed for the word: two points say growth', async () => {
    const { growth } = await growthIn([20_000, 56_000]);
    expect(growth?.text).not.toContain('leak');
    expect(growth?.reasoning.map(({ code }) => code)).toContain('two-points');
  });
});
