import { describe, expect, it } from 'vitest';
import { compareSnapshots, type CgroupPair } from '../../src/diff/index.ts';
import { makeSnapshot, type FakeHost, type FakeProcess } from './make-snapshot.ts';

interface FakeCgroup {
  readonly path: string;
  readonly current?: number;
  readonly faults?: number;
  readonly max?: number;
  readonly oomKills?: number;
  readonly shmem?: number;
}

function v2({ path, current = 1e6, faults = 100, max = 3, oomKills = 0, shmem = 0 }: FakeCgroup): Readonly<Record<string, string>> {
  const directory = `sys/fs/cgroup${path}`;
  return {
    [`${directory}/memory.current`]: `${String(current)}\n`,
    [`${directory}/memory.stat`]: `anon ${String(current)}\nfile ${String(shmem)}\nshmem ${String(shmem)}\npgfault ${String(faults)}\ninactive_file 0\n`,
    [`${directory}/memory.events`]: `low 0\nhigh 0\nmax ${String(max)}\noom 0\noom_kill ${String(oomKills)}\n`,
    [`${directory}/memory.max`]: 'max\n',
  };
}

function v1(path: string, usage: number): Readonly<Record<string, string>> {
  const directory = `sys/fs/cgroup/memory${path}`;
  return {
    [`${directory}/memory.usage_in_bytes`]: `${String(usage)}\n`,
    [`${directory}/memory.limit_in_bytes`]: '9223372036854771712\n',
    [`${directory}/memory.failcnt`]: '900\n',
    [`${directory}/memory.stat`]: `cache 0\nrss ${String(usage)}\ntotal_cache 0\ntotal_rss ${String(usage)}\ntotal_shmem 0\ntotal_inactive_file 0\n`,
  };
}

const at = (uptime: number, files: Readonly<Record<string, string>>, more: FakeHost = {}): FakeHost => ({
  uptime,
  takenAt: new Date(Date.UTC(2026, 10, 20) + uptime * 1000).toISOString(),
  files,
  ...more,
});

async function pair(
  left: FakeHost,
  right: FakeHost,
  before: readonly FakeProcess[] = [],
  after: readonly FakeProcess[] = [],
): Promise<readonly CgroupPair[]> {
  return compareSnapshots(await makeSnapshot(before, left), await makeSnapshot(after, right)).cgroups;
}

const id = (digit: string): string => digit.repeat(64);

describe('cgroups', () => {
  it('count since the older capture while they live', async () => {
    const [api] = await pair(
      at(1000, v2({ path: '/a.service', max: 3, faults: 100 })),
      at(1100, v2({ path: '/a.service', max: 8, faults: 600 })),
    );
    expect(api?.pairing).toEqual({ kind: 'same', confidence: 0.99 });
    expect(api?.metrics['limitHits']).toMatchObject({ delta: 5, rate: 0.05, seconds: 100, counter: 'running' });
    expect(api?.metrics['usage']).toMatchObject({ delta: 0 });
  });

  it('count since they were made when they were made anew, known by inode or by faults that fell', async () => {
    const stat = (inode: number, uptime: number): FakeHost => ({
      facts: [
        {
          path: 'sys/fs/cgroup/a.service',
          kind: 'stat',
          facts: { inode, ctime: new Date(Date.UTC(2026, 10, 20) + uptime * 1000).toISOString() },
        },
      ],
    });
    const [byInode] = await pair(
      at(1000, v2({ path: '/a.service', max: 3 }), stat(70, 10)),
      at(1100, v2({ path: '/a.service', max: 8, faults: 900 }), stat(99, 1050)),
    );
    expect(byInode?.pairing.kind).toBe('recreated');
    expect(byInode?.metrics['limitHits']).toMatchObject({ delta: 8, rate: 0.16, seconds: 50, counter: 'restarted' });
    const [byFaults] = await pair(at(1000, v2({ path: '/a.service', faults: 5000 })), at(1100, v2({ path: '/a.service', faults: 12 })));
    expect(byFaults?.pairing.kind).toBe('recreated');
    expect(byFaults?.metrics['pageFaults']).toMatchObject({ delta: 12, rate: null });
  });

  it('never have a negative rate, though somebody set a counter back', async () => {
    const [api] = await pair(at(1000, v2({ path: '/a.service', max: 30 })), at(1100, v2({ path: '/a.service', max: 2, faults: 500 })));
    expect(api?.metrics['limitHits']).toMatchObject({ delta: 2, counter: 'reset', mark: 'estimated' });
    expect(api?.metrics['limitHits']?.rate).toBeGreaterThanOrEqual(0);
  });

  it('count from 0 when they are new, and have no rate without a time', async () => {
    const [api] = await pair(at(1000, {}), at(1100, v2({ path: '/a.service', oomKills: 2 })));
    expect(api?.pairing.kind).toBe('appeared');
    expect(api?.metrics['oomKills']).toMatchObject({ state: 'absent-before', delta: 2, rate: null });
  });

  it('have no rates in captures that are in the wrong order', async () => {
    const [api] = await pair(at(1100, v2({ path: '/a.service', max: 8 })), at(1000, v2({ path: '/a.service', max: 3 })));
    expect(api?.metrics['limitHits']).toMatchObject({ delta: -5 });
    expect(api?.metrics['limitHits']?.rate).toBeUndefined();
  });

  it('meet by their processes when the path holds a new container id', async () => {
    const path = (container: string): string => `/system.slice/docker-${container}.scope`;
    const shop = (pid: number, container: string): FakeProcess => ({
      pid,
      comm: 'shop',
      exe: '/app/shop',
      argv: ['shop', '--a'],
      cgroup: path(container),
    });
    const web = (pid: number, container: string): FakeProcess => ({
      pid,
      comm: 'web',
      exe: '/app/web',
      argv: ['web', '--b'],
      cgroup: path(container),
    });
    const cgroups = await pair(
      at(1000, { ...v2({ path: path(id('a')) }), ...v2({ path: path(id('b')) }) }),
      at(1100, { ...v2({ path: path(id('c')), current: 5e6 }), ...v2({ path: path(id('d')) }) }),
      [shop(10, id('a')), web(11, id('b'))],
      [web(20, id('d')), shop(21, id('c'))],
    );
    expect(cgroups.map((cgroup) => [cgroup.before?.path, cgroup.after?.path, cgroup.pairing.kind])).toEqual([
      [path(id('a')), path(id('c')), 'matched'],
      [path(id('b')), path(id('d')), 'matched'],
    ]);
    expect(cgroups[0]?.metrics['usage']?.delta).toBe(4e6);
  });

  it('meet by their path alone only when one of each could be meant', async () => {
    const path = (container: string): string => `/docker/${container}`;
    const lone = await pair(at(1000, v2({ path: path(id('a')) })), at(1100, v2({ path: path(id('b')) })));
    expect(lone).toMatchObject([{ pairing: { kind: 'matched', confidence: 0.5 } }]);
    const two = await pair(
      at(1000, v2({ path: path(id('a')) })),
      at(1100, { ...v2({ path: path(id('b')) }), ...v2({ path: path(id('c')) }) }),
    );
    expect(two.map((cgroup) => cgroup.pairing.kind).sort()).toEqual(['appeared', 'appeared', 'gone']);
  });

  it('are compared by concept between version 1 and version 2, and say so', async () => {
    const mount = { version: 1, mountPoint: '/sys/fs/cgroup/memory', root: '/', memory: true } as const;
    const old = await makeSnapshot([], at(1000, v1('/a.service', 3e6), { cgroupMounts: [mount] }));
    const after = await makeSnapshot([], at(1100, v2({ path: '/a.service', current: 5e6, max: 2 })));
    const v1Pair = compareSnapshots(old, after).cgroups.find((cgroup) => cgroup.after?.path === '/a.service');
    expect(v1Pair?.pairing).toEqual({ kind: 'matched', confidence: 0.8 });
    expect(v1Pair?.metrics['usage']).toMatchObject({
      state: 'known',
      delta: 2e6,
      mark: 'estimated',
      source: 'memory.usage_in_bytes / memory.current',
    });
    expect(v1Pair?.metrics['limit']).toMatchObject({ before: 'unlimited', after: 'unlimited', delta: 0 });
    expect(v1Pair?.metrics['limitHits']).toMatchObject({ delta: 2, counter: 'restarted' });
  });
});
