import { describe, expect, it } from 'vitest';
import { entriesOf, packTar, readBytes } from './make-archive.ts';

async function contentsOf(files: Readonly<Record<string, string>>) {
  return (await readBytes(await packTar(entriesOf(files)))).contents;
}

const smaps = (pages: readonly number[], address = '7f0000000000-7f0000001000') =>
  pages.map((kib) => `${address} rw-p 00000000 00:00 0 \nSize: 8 kB\nKernelPageSize:    ${String(kib)} kB\nMMUPageSize: 4 kB\n`).join('');

const mount = (id: number, point: string, type: string, options: string): string =>
  `${String(id)} 20 0:28 / ${point} rw,relatime shared:1 - ${type} ${type} rw,${options}`;

describe('the page size of a foreign capture', () => {
  it('is the smallest that a mapping states, whatever the huge ones state', async () => {
    expect(await contentsOf({ 'proc/7/smaps': smaps([2048, 64, 64]) })).toMatchObject({
      host: { pageSize: 65536 },
      assumed: ['ticksPerSecond'],
    });
  });

  it('is what makes status and statm agree, for which they may come in any order and from several processes', async () => {
    for (const files of [
      { 'proc/7/statm': '128 9 9 1 0 9 0\n', 'proc/7/status': 'Name:\ta\nVmSize:\t    8192 kB\n' },
      { 'proc/7/status': 'VmSize:\t    8192 kB\n', 'proc/9/statm': '77777 9 9 1 0 9 0\n', 'proc/7/statm': '127 9 9 1 0 9 0\n' },
    ]) {
      expect(await contentsOf(files)).toMatchObject({ host: { pageSize: 65536 }, assumed: ['ticksPerSecond'] });
    }
  });

  it('is assumed, and named as assumed, where nothing tells', async () => {
    expect(await contentsOf({ 'proc/7/statm': '0 0 0 0 0 0 0\n', 'proc/7/status': 'Name:\tkthreadd\n', 'proc/8/smaps': '' })).toMatchObject(
      {
        host: { pageSize: 4096 },
        assumed: ['ticksPerSecond', 'pageSize'],
      },
    );
    // A ratio that is no page size is no evidence.
    expect(await contentsOf({ 'proc/7/statm': '3 0 0 0 0 0 0\n', 'proc/7/status': 'VmSize:\t    8192 kB\n' })).toMatchObject({
      assumed: ['ticksPerSecond', 'pageSize'],
    });
  });
});

describe('the host of a foreign capture', () => {
  it('is read from the files that state it', async () => {
    const contents = await contentsOf({
      'x/proc/version': 'Linux version 6.1.0-56-amd64 (debian@x) (gcc-12 (Debian 12) 12.2.0, GNU ld 2.40) #1 SMP Debian 6.1.192-2\n',
      'x/proc/sys/kernel/hostname': 'web1\n',
      'x/proc/sys/kernel/random/boot_id': 'edbb27bd-ff7c-462b-8e86-86dadb805d2e\n',
      'x/proc/stat': 'cpu  1 2\ncpu0 1 2\ncpu1 1 2\nintr 5\n',
      'x/sys/devices/system/node/online': '0-1,4\n',
      'x/proc/7/smaps': smaps([4]),
    });
    expect(contents).toMatchObject({
      host: {
        hostname: 'web1',
        kernelRelease: '6.1.0-56-amd64',
        kernelVersion: '#1 SMP Debian 6.1.192-2',
        architecture: 'x86_64',
        wordSize: 64,
        bootId: 'edbb27bd-ff7c-462b-8e86-86dadb805d2e',
        cpus: 2,
        numaNodes: 3,
        cgroupMode: null,
      },
      assumed: ['ticksPerSecond', 'architecture'],
      startedAt: null,
      sampleTimes: [],
    });
  });

  it('is unknown where nothing states it, never something that looks known', async () => {
    expect((await contentsOf({ 'proc/meminfo': 'MemTotal: 1 kB\n' })).host).toEqual({
      hostname: null,
      kernelRelease: null,
      kernelVersion: null,
      architecture: null,
      wordSize: null,
      pageSize: 4096,
      ticksPerSecond: 100,
      bootId: null,
      cpus: null,
      numaNodes: null,
      cgroupMode: null,
      cgroupMounts: [],
    });
  });

  it('has 32-bit words only when no process has wider addresses', async () => {
    const narrow = '00400000-00401000 r-xp 00000000 08:01 12 /bin/a\nbefdf000-bf000000 rw-p 00000000 00:00 0 [stack]\n';
    expect((await contentsOf({ 'proc/1/maps': narrow })).host.wordSize).toBe(32);
    expect(
      (await contentsOf({ 'proc/1/maps': narrow, 'proc/2/maps': '7f0000000000-7f0000001000 rw-p 00000000 00:00 0\n' })).host.wordSize,
    ).toBe(64);
    expect((await contentsOf({ 'proc/1/maps': narrow, 'proc/sys/kernel/arch': 'aarch64\n' })).host.wordSize).toBe(64);
  });

  it('has its cgroup mode from the mounts, whatever the kernel is called', async () => {
    const v2 = mount(34, '/sys/fs/cgroup', 'cgroup2', 'nsdelegate');
    const unified = mount(42, '/sys/fs/cgroup/uni\\040fied', 'cgroup2', 'nsdelegate');
    const memory = mount(35, '/sys/fs/cgroup/memory', 'cgroup', 'memory');
    const systemd = mount(36, '/sys/fs/cgroup/systemd', 'cgroup', 'name=systemd');
    const facts = async (...lines: readonly string[]) => (await contentsOf({ 'proc/self/mountinfo': `${lines.join('\n')}\n` })).host;
    expect(await facts(v2)).toMatchObject({
      cgroupMode: 'v2',
      cgroupMounts: [{ version: 2, mountPoint: '/sys/fs/cgroup', root: '/', memory: true }],
    });
    expect(await facts(memory, systemd)).toMatchObject({ cgroupMode: 'v1', cgroupMounts: [{ version: 1, memory: true }] });
    expect(await facts(memory, unified)).toMatchObject({
      cgroupMode: 'hybrid',
      cgroupMounts: [{ version: 1 }, { version: 2, mountPoint: '/sys/fs/cgroup/uni fied', memory: false }],
    });
    // Debian's 6.12 has no v1 memory controller: in hybrid mode it is in the v2 tree.
    expect(await facts(systemd, unified)).toMatchObject({ cgroupMode: 'hybrid', cgroupMounts: [{ version: 2, memory: true }] });
    expect(await facts(mount(1, '/', 'ext4', 'x'))).toMatchObject({ cgroupMode: 'none', cgroupMounts: [] });
  });

  it('has its cgroup mode guessed from the folders where no mountinfo was taken', async () => {
    const byPaths = async (path: string) => contentsOf({ [path]: '1\n' });
    expect(await byPaths('sys/fs/cgroup/memory/memory.limit_in_bytes')).toMatchObject({
      host: { cgroupMode: 'v1' },
      assumed: ['ticksPerSecond', 'pageSize', 'cgroupMode'],
    });
    expect(await byPaths('sys/fs/cgroup/cgroup.controllers')).toMatchObject({ host: { cgroupMode: 'v2' } });
    expect(await byPaths('sys/fs/cgroup/cpu.stat')).toMatchObject({ host: { cgroupMode: null }, assumed: ['ticksPerSecond', 'pageSize'] });
  });
});

describe('the notes of a copying script', () => {
  const notes = {
    '_capture/errors.tsv':
      '/proc/10/smaps_rollup\t3\tNo such process\t0\n/sys/fs/cgroup/a\tb/memory.reclaim\t22\tInvalid argument\t0\n/proc/7/smaps\t13\tPermission denied\t0\n' +
      '/proc/8/smaps\t-\tPermission denied\t0\n/proc/sys/vm/drop_caches\t13\tPermission denied\t-1\n/proc/9/mountinfo\t22\tInvalid argument\t-1\nnonsense\n',
    '_capture/links.tsv': '7\t/opt/odd dir/a\tb (deleted)\tpid:[1]\tmnt:[2]\tcgroup:[3]\nx\ty\n',
    '_capture/meta':
      'started=2026-11-23T03:11:26Z\nstarted_uptime=32.40\nLinux vmtest 6.1.0 #1 SMP Debian (2026-11-16) aarch64 GNU/Linux\nuid=0 gid=0\nended=2026-11-23T03:11:39Z\n',
    'proc/meminfo': 'MemTotal: 1 kB\n',
  };

  it('become times, links and refusals, normal ones told from missing rights', async () => {
    const contents = await contentsOf(notes);
    expect(contents).toMatchObject({
      format: 'foreign',
      files: 1,
      startedAt: '2026-11-23T03:11:26.000Z',
      finishedAt: '2026-11-23T03:11:39.000Z',
      sampleTimes: [{ wall: '2026-11-23T03:11:26.000Z', monotonicUsec: 32_400_000 }],
      host: { hostname: 'vmtest', architecture: 'aarch64', wordSize: 64 },
    });
    expect(contents.refused.map(({ path, errno, normal }) => `${path} ${errno} ${String(normal)}`)).toEqual([
      'proc/10/smaps_rollup ESRCH true',
      'sys/fs/cgroup/a\tb/memory.reclaim EINVAL true',
      'proc/7/smaps EACCES false',
      'proc/8/smaps EACCES false',
      'proc/sys/vm/drop_caches EACCES true',
      'proc/9/mountinfo EINVAL true',
    ]);
    expect(contents.facts).toEqual([
      { path: 'proc/7/exe', kind: 'link', facts: { target: '/opt/odd dir/a\tb (deleted)' } },
      { path: 'proc/7/ns/pid', kind: 'link', facts: { target: 'pid:[1]' } },
      { path: 'proc/7/ns/mnt', kind: 'link', facts: { target: 'mnt:[2]' } },
      { path: 'proc/7/ns/cgroup', kind: 'link', facts: { target: 'cgroup:[3]' } },
    ]);
  });

  it('of another folder are not taken for those of the capture', async () => {
    const elsewhere = Object.fromEntries(
      Object.entries(notes).map(([path, content]) => [path.startsWith('_') ? `other/${path}` : `here/${path}`, content]),
    );
    expect(await contentsOf(elsewhere)).toMatchObject({ startedAt: null, facts: [], refused: [] });
  });

  it('with times that are none say nothing', async () => {
    expect(await contentsOf({ ...notes, '_capture/meta': 'started=yesterday\nended=2026-13-45T99:00:00Z\n' })).toMatchObject({
      startedAt: null,
      finishedAt: null,
    });
  });
});
