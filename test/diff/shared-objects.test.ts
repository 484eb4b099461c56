import { describe, expect, it } from 'vitest';
import { compareSnapshots, type SharedObject } from '../../src/diff/index.ts';
import { bases, makeSnapshot, programAt, type FakeHost, type FakeProcess, type Region } from './make-snapshot.ts';

const [one, other] = bases;
const shm = (start: number, size: number, more: Partial<Region> = {}): Region => ({
  start,
  size,
  permissions: 'rw-s',
  name: '/dev/shm/cache',
  device: '00:17',
  inode: 42,
  rss: size,
  shared: size,
  ...more,
});
const mapper = (pid: number, region: Region | null, more: Partial<FakeProcess> = {}): FakeProcess => ({
  pid,
  comm: 'api',
  exe: '/usr/bin/api',
  cgroup: `/s${String(pid % 10)}.service`,
  regions: [...programAt(one, 1000), ...(region === null ? [] : [region])],
  ...more,
});
const stat = (path: string, shmem: number): Readonly<Record<string, string>> => ({
  [`sys/fs/cgroup${path}/memory.current`]: '1\n',
  [`sys/fs/cgroup${path}/memory.stat`]: `anon 0\nfile ${String(shmem)}\nshmem ${String(shmem)}\n`,
});

async function objects(
  before: readonly FakeProcess[],
  after: readonly FakeProcess[],
  hosts: readonly [FakeHost, FakeHost] = [{}, {}],
): Promise<readonly SharedObject[]> {
  const comparison = compareSnapshots(await makeSnapshot(before, hosts[0]), await makeSnapshot(after, { uptime: 20_000, ...hosts[1] }));
  return comparison.sharedObjects;
}

const base = 0x7f20_0000_0000;

describe('shared objects', () => {
  it('are one row each, with all who map them', async () => {
    const share = (size: number): readonly FakeProcess[] =>
      [1, 2, 3].map((pid) => mapper(pid, shm(base, size, { pss: Math.floor(size / 3) })));
    const [cache, ...rest] = await objects(share(16_384), share(81_920));
    expect(rest).toEqual([]);
    expect(cache?.mappers).toHaveLength(3);
    expect(cache?.metrics['resident']).toMatchObject({ before: 16 * 2 ** 20, after: 80 * 2 ** 20, delta: 64 * 2 ** 20 });
    expect(cache?.metrics['mappers']).toMatchObject({ after: 3, unit: 'count' });
  });

  it('name the cgroup whose shared memory grew with them', async () => {
    const share = (size: number): readonly FakeProcess[] => [1, 2].map((pid) => mapper(pid, shm(base, size, { pss: size / 2 })));
    const hosts = [
      { files: { ...stat('/s1.service', 0), ...stat('/s2.service', 100) } },
      { files: { ...stat('/s1.service', 64 * 2 ** 20), ...stat('/s2.service', 100) } },
    ] as const;
    const [cache] = await objects(share(4), share(4 + 65_536), hosts);
    expect(cache?.chargedTo).toBe('/s1.service');
    const [unsure] = await objects(share(4), share(4 + 65_536));
    expect(unsure?.chargedTo).toBeNull();
  });

  it('are followed across a restart by the mappings that were paired', async () => {
    const memfd = (start: number, inode: number): Region =>
      shm(start, 4096, { name: '/memfd:jit (deleted)', inode, device: '00:01', shared: 0 });
    const [jit, ...rest] = await objects(
      [mapper(1, memfd(base, 900))],
      [mapper(11, memfd(base + 2 ** 32, 950), { regions: [...programAt(other, 1000), memfd(base + 2 ** 32, 950)] })],
    );
    expect(rest).toEqual([]);
    expect(jit?.metrics['resident']).toMatchObject({ state: 'known', delta: 0 });
  });

  it('take the size of a SysV segment from the kernel, and show one that nobody maps', async () => {
    const table = (rows: string): FakeHost => ({
      files: {
        'proc/sysvipc/shm': `       key      shmid perms                  size  cpid  lpid nattch   uid   gid  cuid  cgid      atime      dtime      ctime                   rss                  swap\n${rows}`,
      },
    });
    const row = (key: number, id: number, attached: number, rss: number): string =>
      ` ${String(key)} ${String(id)} 1600 8388608 1 1 ${String(attached)} 0 0 0 0 1 0 1 ${String(rss)} 4096\n`;
    const region = shm(base, 8192, { name: '/SYSV00000000 (deleted)', inode: 3, rss: 100, shared: 0 });
    const found = await objects(
      [mapper(1, region)],
      [mapper(1, region)],
      [table(row(0, 3, 1, 200_704)), table(row(0, 3, 1, 204_800) + row(5_063_604, 9, 0, 12_288))],
    );
    expect(found.map((object) => [object.label, object.mappers.length])).toEqual([
      ['/SYSV00000000', 1],
      ['/SYSV004d43b4', 0],
    ]);
    expect(found[0]?.metrics['resident']).toMatchObject({ before: 200_704, after: 204_800, source: 'sysvipc.shm.rss' });
    expect(found[1]?.metrics['resident']).toMatchObject({ state: 'absent-before', after: 12_288 });
  });

  it('show what a memory file system holds beyond what is mapped', async () => {
    const mountinfo = { 'proc/1/mountinfo': '25 30 0:23 / /dev/shm rw,nosuid - tmpfs tmpfs rw,size=1024k\n' };
    const used = (bytes: number): FakeHost => ({
      files: mountinfo,
      facts: [{ path: 'dev/shm', kind: 'statfs', facts: { type: 'tmpfs', bytes: 2 ** 30, used: bytes } }],
    });
    const region = shm(base, 1024, { pss: 1024 });
    const found = await objects([mapper(1, region)], [mapper(1, region)], [used(2 ** 20), used(9 * 2 ** 20)]);
    expect(found.find((object) => object.kind === 'tmpfs')).toMatchObject({
      label: '/dev/shm',
      metrics: { used: { delta: 8 * 2 ** 20 }, unmapped: { before: 0, after: 8 * 2 ** 20, mark: 'estimated' } },
    });
  });
});

describe('groups', () => {
  it('say how often their sum of RSS counts shared memory, and what ending them would free', async () => {
    const share = (pid: number): FakeProcess =>
      mapper(pid, shm(base, 4096, { name: '/memfd:m (deleted)', pss: 1024 }), {
        cgroup: '/a.service',
        regions: [shm(base, 4096, { name: '/memfd:m (deleted)', pss: 1024 }), { start: base + 2 ** 30, size: 100, anonymous: 100 }],
      });
    const comparison = compareSnapshots(null, await makeSnapshot([1, 2, 3, 4].map(share)));
    const group = comparison.groups.find((candidate) => candidate.by === 'unit');
    expect(group?.metrics['rss']).toMatchObject({ after: 4 * (4096 + 100) * 1024, countedTimes: 4 });
    expect(group?.metrics['pss']).toMatchObject({ after: (4096 + 400) * 1024 });
    expect(group?.metrics['freed']).toMatchObject({ after: (4096 + 400) * 1024, mark: 'estimated' });
  });

  it('do not count as freed what others map too, nor a segment that stays', async () => {
    const inside = mapper(1, null, {
      cgroup: '/a.service',
      regions: [shm(base, 4096, { name: '/memfd:m (deleted)', pss: 2048 }), shm(base + 2 ** 30, 512, { inode: 7, pss: 512 })],
    });
    const outside = mapper(2, null, { cgroup: '/b.service', regions: [shm(base, 4096, { name: '/memfd:m (deleted)', pss: 2048 })] });
    const comparison = compareSnapshots(null, await makeSnapshot([inside, outside]));
    expect(comparison.groups.find((candidate) => candidate.name === 'a.service')?.metrics['freed']?.after).toBe(0);
  });

  it('compare a service whose number of workers changed', async () => {
    const worker = (pid: number): FakeProcess => ({ pid, comm: 'w', exe: '/bin/w', regions: [{ start: base, size: 100, anonymous: 100 }] });
    const comparison = compareSnapshots(
      await makeSnapshot([1, 2].map(worker)),
      await makeSnapshot([11, 12, 13].map(worker), { uptime: 20_000 }),
    );
    expect(comparison.groups.find((candidate) => candidate.by === 'unit')?.metrics['pss']).toMatchObject({
      before: 204_800,
      after: 307_200,
      delta: 102_400,
      knownOf: { known: 3, of: 3 },
    });
  });
});
