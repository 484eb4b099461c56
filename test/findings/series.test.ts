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

  describe('of one capture, in a report', () => {
    const reportOf = async (kilobytes: readonly number[], sample: number | null = null) =>
      findingsOf(analyze(null, { capture: await samplesOf(kilobytes), sample }), 'anonymous-growth')[0];

    test('are a leak where they rise steadily, with the sample of each value', async () => {
      const growth = await reportOf([20_000, 26_000, 32_100, 38_000, 44_000, 50_100, 56_000]);
      expect(growth).toMatchObject({ severity: 'warning', args: { steady: true, samples: 7 } });
      expect(growth?.text).toContain('a leak');
      expect(growth?.evidence[0]).toMatchObject({ before: { sample: 0 }, after: { sample: 6 } });
    });

    test.each([
      ['a step is a notice', [20_000, 20_000, 20_000, 56_000, 56_000, 56_000], 'notice', 'series-step'],
      ['a plateau is information', [20_000, 32_000, 44_000, 56_000, 56_000, 56_000, 56_000], 'info', 'series-plateau'],
      ['up and down is information', [20_000, 60_000, 20_000, 60_000, 20_000, 60_000, 40_000], 'info', 'series-noisy'],
    ])('%s, and none is called a leak', async (_, kilobytes, severity, reason) => {
      const growth = await reportOf(kilobytes);
      expect(growth?.severity).toBe(severity);
      expect(growth?.text).not.toContain('leak');
      expect(growth?.reasoning.map(({ code }) => code)).toContain(reason);
    });

    test('are silent where nothing moved, and at the first sample', async () => {
      expect(await reportOf([20_000, 20_100, 20_000, 20_050, 20_000])).toBeUndefined();
      expect(await reportOf([20_000, 26_000, 32_100, 38_000, 44_000], 0)).toBeUndefined();
    });
  });
});
