import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { compareSnapshots } from '../../src/diff/index.ts';
import { openCapture } from './open-capture.ts';
import { bases, makeSnapshot, programAt, type FakeProcess, type Region } from './make-snapshot.ts';
import { expectExactSums, expectGroupSums } from './sum-checks.ts';

const [one, other] = bases;
const api = (pid: number, heap: number, more: Partial<FakeProcess> = {}): FakeProcess => ({
  pid,
  comm: 'api',
  exe: '/usr/bin/api',
  regions: programAt(pid % 2 === 0 ? one : other, heap),
  ...more,
});

describe('comparing two captures', () => {
  it('adds up to the byte for any regions, restarted or not', async () => {
    const region = fc.record({
      size: fc.integer({ min: 1, max: 500 }),
      rss: fc.integer({ min: 0, max: 400 }),
      swap: fc.integer({ min: 0, max: 50 }),
      shared: fc.integer({ min: 0, max: 100 }),
      name: fc.constantFrom(undefined, '[heap]', '/lib/a.so', '/dev/shm/x'),
    });
    const space = fc.array(region, { minLength: 1, maxLength: 12 }).map((parts) =>
      parts.map(({ size, rss, swap, shared, name }, at): Region => ({
        start: 0x7f00_0000_0000 + at * 2 ** 24,
        size: size * 4,
        rss: Math.min(rss, size) * 4,
        anonymous: name === undefined || name === '[heap]' ? Math.min(rss, size) * 4 : 0,
        shared: Math.min(shared, rss, size) * 4,
        swap: swap * 4,
        ...(name === undefined ? {} : { name, inode: name.startsWith('/') ? 5 : 0, device: name.startsWith('/') ? '08:01' : '00:00' }),
      })),
    );
    await fc.assert(
      fc.asyncProperty(space, space, space, fc.boolean(), async (first, second, third, restarts) => {
        const worker = (pid: number, regions: readonly Region[], start: number): FakeProcess => ({
          pid,
          start,
          comm: 'w',
          exe: '/bin/w',
          regions,
        });
        const before = await makeSnapshot([worker(10, first, 1), worker(11, third, 2)]);
        const after = await makeSnapshot([worker(10, second, restarts ? 99 : 1), worker(12, first, 3), worker(13, third, 4)], {
          uptime: 20_000,
        });
        const analysis = analyze(
          { capture: openCapture(before), sample: null },
          { capture: openCapture(after), sample: null },
          { detail: 'mappings' },
        );
        for (const process of analysis.processes) expect(expectExactSums(process)).toBeGreaterThan(5);
        expectGroupSums(analysis);
      }),
      { numRuns: 30 },
    );
  });

  it('is not disturbed by a process that has nothing to do with it', async () => {
    const before = [api(10, 1000), api(12, 2000, { ppid: 10 }), api(14, 2000, { ppid: 10 })];
    const after = [api(20, 1000), api(22, 9000, { ppid: 20 }), api(24, 2000, { ppid: 20 })];
    const stranger: FakeProcess = {
      pid: 5,
      comm: 'cron',
      exe: '/usr/sbin/cron',
      cgroup: '/system.slice/cron.service',
      regions: programAt(one, 77),
    };
    const strip = async (left: readonly FakeProcess[], right: readonly FakeProcess[]): Promise<unknown> => {
      const comparison = compareSnapshots(await makeSnapshot(left), await makeSnapshot(right, { uptime: 20_000 }));
      return comparison.processes
        .filter((pair) => (pair.after ?? pair.before)?.pid !== 5)
        .map((pair) => ({ id: pair.id, was: pair.before?.id, pairing: pair.pairing, metrics: pair.metrics, mappings: pair.mappings() }));
    };
    const alone = await strip(before, after);
    expect(await strip([...before, stranger], after)).toEqual(alone);
    expect(await strip(before, [stranger, ...after])).toEqual(alone);
    expect(await strip([stranger, ...before], [...after, stranger])).toEqual(alone);
  });

  it('says unknown, not 0, where mappings were captured on one side only', async () => {
    const before = await makeSnapshot([{ pid: 10, comm: 'api', exe: '/usr/bin/api', anonymous: 500 }]);
    const after = await makeSnapshot([api(10, 1000)], { uptime: 20_000 });
    const analysis = analyze(
      { capture: openCapture(before), sample: null },
      { capture: openCapture(after), sample: null },
      { detail: 'mappings' },
    );
    const [process] = analysis.processes;
    expect(process?.metrics['pss']).toMatchObject({ state: 'unknown-before', delta: null });
    expect(new Set(process?.mappings.map((mapping) => mapping.metrics['rss']?.state))).toEqual(new Set(['unknown-before']));
    expect(process?.unexplained['rss']).toMatchObject({ delta: null });
    expect(analysis.comparability.map((entry) => entry.code)).toContain('detail-differs');
  });

  it('gives every process its own id, across a reboot too', async () => {
    const thread: FakeProcess = { pid: 2, start: 0, comm: 'kthreadd', kind: 'kernel-thread', cgroup: '/' };
    const comparison = compareSnapshots(await makeSnapshot([thread], { bootId: 'a' }), await makeSnapshot([thread], { bootId: 'b' }));
    expect(comparison.processes.map((pair) => pair.id).sort()).toEqual(['2/0', '2/0 (before)']);
  });
});
