import { describe, expect, test } from 'vitest';
import { analyzeTrees, findingsOf, hostFiles, judgedOf, processFiles, type Tree } from './world.ts';

const MiB = 2 ** 20;

interface Facts {
  readonly kernel?: string;
  readonly usage: number;
  readonly peak: number;
  readonly held?: number;
  readonly hits?: number;
  readonly together?: number;
  readonly togetherHits?: number;
  readonly pages?: number;
}

/** A cgroup of version 1 with a limit of 32 MiB, and the same for memory and swap together. */
function world({ kernel = '6.18.1', usage, peak, held = 30, hits = 0, together = 32, togetherHits = 0, pages = 0 }: Facts): Tree {
  const stat = {
    total_rss: held * MiB,
    total_cache: (usage - held) * MiB,
    total_shmem: 0,
    total_pgpgin: 9000 + pages,
    total_pgpgout: pages,
  };
  const files = {
    'memory.usage_in_bytes': usage * MiB,
    'memory.max_usage_in_bytes': peak * MiB,
    'memory.limit_in_bytes': 32 * MiB,
    'memory.memsw.limit_in_bytes': together * MiB,
    'memory.memsw.usage_in_bytes': usage * MiB,
    'memory.failcnt': hits,
    'memory.memsw.failcnt': togetherHits,
    'memory.kmem.usage_in_bytes': 0,
  };
  const directory = 'sys/fs/cgroup/memory/system.slice/api.service';
  return {
    ...hostFiles({ kernel }),
    ...processFiles({ more: { cgroup: '4:memory:/system.slice/api.service\n' } }),
    ...Object.fromEntries(Object.entries(files).map(([name, value]) => [`${directory}/${name}`, `${String(value)}\n`])),
    [`${directory}/memory.stat`]: Object.entries(stat)
      .map(([key, value]) => `${key} ${String(value)}\n`)
      .join(''),
  };
}

describe('limit-reached where version 1 counts no refusals (6.15 and later, memsw.limit = limit)', () => {
  test('is found by usage at the limit while pages leave and come, and near-limit stays silent', async () => {
    const analysis = await analyzeTrees(world({ usage: 20, held: 18, peak: 20 }), world({ usage: 32, peak: 32, pages: 800 }));
    const [reached] = findingsOf(analysis, 'limit-reached');
    expect(reached).toMatchObject({ severity: 'warning', confidence: 0.8, args: { hits: null, limit: 32 * MiB } });
    expect(reached?.text).toContain('ran into its limit of 32.0 MiB; 30.0 MiB of what it holds cannot be reclaimed');
    expect(findingsOf(analysis, 'near-limit')).toEqual([]);
  });

  test('is compatible only, where one capture shows that the peak met the limit', async () => {
    const [reached] = findingsOf(await analyzeTrees(null, world({ usage: 32, peak: 32 })), 'limit-reached');
    expect(reached).toMatchObject({ confidence: 0.5 });
    expect(reached?.reasoning.map(({ code }) => code)).toContain('burst-possible');
  });

  test('is unknown, not clear, where the peak met the limit at a time that nobody knows', async () => {
    const analysis = await analyzeTrees(world({ usage: 28, held: 27, peak: 32 }), world({ usage: 28, held: 27, peak: 32 }));
    expect(judgedOf(analysis, 'limit-reached')).toMatchObject({ state: 'unknown', missing: [expect.stringContaining('failcnt')] });
  });

  test.each([
    ['a peak below the limit', world({ usage: 30, held: 28, peak: 30 })],
    ['page cache only', world({ usage: 32, held: 5, peak: 32, pages: 900 })],
    ['limits that differ, of which one counts', world({ usage: 32, peak: 32, together: 64 })],
    ['an older kernel, whose counters are both 0', world({ kernel: '6.12.1', usage: 32, peak: 32 })],
  ])('stays clear with %s', async (_, after) => {
    const analysis = await analyzeTrees(world({ usage: 20, held: 4, peak: 20 }), after);
    expect(judgedOf(analysis, 'limit-reached')?.state).toBe('clear');
  });

  test('counts refusals of memory and swap together where the kernel still does', async () => {
    const older = world({ kernel: '6.12.1', usage: 20, held: 18, peak: 20 });
    const analysis = await analyzeTrees(older, world({ kernel: '6.12.1', usage: 32, peak: 32, togetherHits: 40 }));
    expect(findingsOf(analysis, 'limit-reached')[0]).toMatchObject({ confidence: 0.99, args: { hits: 40 } });
  });
});
