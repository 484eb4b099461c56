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

  test('tells one event once', async () => {
    const library = (suffix: string): Tree =>
      processFiles({
        anon: 20_000,
        file: 2048,
        mappings: [
          { start: '550000000000', end: '550000100000', permissions: 'r-xp', name: '/opt/api/bin/api', inode: 311, rss: 1024 },
          { start: '560000000000', end: '560002000000', name: '[heap]', rss: 20_000, anonymous: 20_000 },
          { start: '7f0000000000', end: '7f0000100000', permissions: 'r-xp', name: `/lib/libapi.so.1${suffix}`, inode: 312, rss: 1024 },
        ],
      });
    const { verdict, findings } = await analyzeTrees(library(''), library(' (deleted)'));
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['deleted-file-mapped', 'library-replaced']));
    expect(verdict.lines.map(({ code }) => code)).toEqual(['deleted-file-mapped']);
  });

  test('names new threads before the addresses that their stacks reserve', async () => {
    const pool = (threads: number): Tree => ({
      ...hostFiles(),
      ...processFiles({
        threads,
        size: 100_000 + threads * 8192,
        mappings: Array.from({ length: threads }, (_, at) => {
          const start = 0x7f0000000000n + BigInt(at) * 0x900000n;
          return { start: start.toString(16), end: (start + 0x800000n).toString(16), rss: 8, anonymous: 8 };
        }),
      }),
    });
    const { findings } = await analyzeTrees(pool(1), pool(200));
    const codes = findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['thread-stacks-growth', 'mapping-growth']));
    expect(codes.indexOf('thread-stacks-growth')).toBeLessThan(codes.indexOf('mapping-growth'));
  });

  test('says where page cache grew, and how much of the usage stays, where nothing else did', async () => {
    const read = (bytes: number): Tree => ({
      ...many(false),
      ...cgroupFiles({ max: 164 * MiB, current: 30 * MiB + bytes, stat: { file: 10 * MiB + bytes, inactive_file: 5 * MiB + bytes } }),
    });
    const { verdict } = await analyzeTrees(read(0), read(120 * MiB));
    expect(verdict.lines.map(({ code }) => code)).toEqual(['nothing-found', 'page-cache-growth']);
    expect(verdict.lines[1]?.text).toContain('grew by 120 MiB: it uses 150 MiB of the 164 MiB it may have, and');
    expect((await analyzeTrees(read(0), read(4 * MiB))).verdict.lines.map(({ code }) => code)).toEqual(['nothing-found']);
  });

  test('counts the processes that came, where they hold something', async () => {
    const pool = (pids: readonly number[]): Tree => ({
      ...hostFiles(),
      ...Object.fromEntries(pids.flatMap((pid) => Object.entries(processFiles({ pid, startTime: 5000 + pid })))),
    });
    const { verdict } = await analyzeTrees(pool([100]), pool([100, 200, 300]));
    expect(verdict.lines.at(-1)).toMatchObject({ code: 'new-processes', args: { count: 2, metric: 'PSS' } });
    expect(verdict.lines.at(-1)?.text).toMatch(
      /^2 processes of api\.service are new and hold .* PSS: api \(pid 200\), api \(pid 300\)\.$/u,
    );
  });
});
