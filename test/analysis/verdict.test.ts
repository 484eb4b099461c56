import { describe, expect, test } from 'vitest';
import { analyzeTrees, cgroupFiles, hostFiles, processFiles, type Tree } from '../findings/world.ts';

const MiB = 2 ** 20;
const many = (grown: boolean): Tree => ({
  ...hostFiles({ uptime: grown ? 1060 : 1000, stalled: grown ? 20_000_000 : 0, vmstat: grown ? { pswpin: 900_000 } : {} }),
  ...cgroupFiles({ max: grown ? 24 * MiB : 64 * MiB, events: grown ? { max: 50, oom_kill: 1 } : {} }),
  ...Object.fromEntries(
    [1, 2, 3, 4].flatMap((number) =>
      Object.entries(
        processFiles({
          pid: 100 + number,
          comm: `worker-${String(number)}`,
          startTime: 5000 + number,
          anon: grown ? 80_000 : 20_000,
          threads: grown ? 400 : 4,
          size: grown ? 2_000_000 : 100_000,
          locked: grown ? 20_000 : 0,
        }),
      ),
    ),
  ),
});

describe('the verdict', () => {
  test('has at most five lines, worst first, and says how sure it is', async () => {
    const { verdict } = await analyzeTrees(many(false), many(true));
    expect(verdict.severity).toBe('critical');
    expect(verdict.lines.length).toBeLessThanOrEqual(5);
    expect(verdict.lines[0]?.code).toBe('oom-kill');
    expect(verdict.lines[0]?.text).toContain('Proved by the counters.');
    expect(verdict.lines.some(({ code }) => code === 'more-findings')).toBe(true);
    const inChinese = await analyzeTrees(many(false), many(true), 'zh-CN');
    expect(inChinese.verdict.lines.map(({ code }) => code)).toEqual(verdict.lines.map(({ code }) => code));
  });

  test('says that nothing changed where nothing did', async () => {
    const { verdict } = await analyzeTrees(many(false), many(false));
    expect(verdict.severity).toBe('clear');
    expect(verdict.lines.map(({ code }) => code)).toEqual(['nothing-found']);
  });
});
