import { describe, expect, it } from 'vitest';
import {
  comparabilityCodes,
  compareSnapshots,
  configurationKinds,
  sayComparability,
  sayConfiguration,
  sayPairingReason,
  type Comparison,
} from '../../src/diff/index.ts';
import { bases, makeSnapshot, programAt, type FakeHost, type FakeProcess } from './make-snapshot.ts';

const api: FakeProcess = { pid: 10, comm: 'api', exe: '/usr/bin/api', argv: ['api', '--port=80'], start: 5 };
const later = { uptime: 20_000, takenAt: '2026-11-20T12:46:40.000Z' } as const;

async function compare(left: FakeHost, right: FakeHost, before = [api], after = [api]): Promise<Comparison> {
  return compareSnapshots(await makeSnapshot(before, left), await makeSnapshot(after, { ...later, ...right }));
}

const codes = (comparison: Comparison): readonly string[] => comparison.comparability.map((entry) => entry.code);

describe('what makes captures hard to compare', () => {
  it('is nothing but the time between them in the ordinary case', async () => {
    expect(codes(await compare({}, {}))).toEqual(['elapsed']);
  });

  it('is said of host, kernel, memory and huge pages', async () => {
    const files = (memory: number, thp: string): Readonly<Record<string, string>> => ({
      'proc/meminfo': `MemTotal: ${String(memory)} kB\nSwapTotal: ${String(memory)} kB\n`,
      'sys/kernel/mm/transparent_hugepage/enabled': thp,
    });
    const found = codes(
      await compare(
        { kernel: '6.1.0', files: files(1000, '[always] madvise never\n') },
        { kernel: '6.12.0', hostname: 'other', bootId: 'b', files: files(2000, 'always [madvise] never\n') },
      ),
    );
    expect(found).toEqual([
      'host-differs',
      'kernel-differs',
      'thp-differs',
      'memory-differs',
      'swap-differs',
      'rebooted',
      'counting-differs',
      'elapsed',
    ]);
  });

  it('is loudest when the captures are in the wrong order', async () => {
    const comparison = await compare({ uptime: 30_000, takenAt: '2026-11-20T15:33:20.000Z' }, {});
    expect(comparison.comparability[0]).toMatchObject({ code: 'reversed-in-time', severity: 'critical' });
  });

  it('is a process that had only just started', async () => {
    const comparison = await compare({}, {}, [api], [{ ...api, pid: 99, start: 1_999_000 }]);
    expect(comparison.comparability.find((entry) => entry.code === 'ages-differ')?.args).toEqual({
      count: 1,
      process: 'api (pid 99)',
      before: 10_000,
      after: 10,
    });
  });

  it('is another number of threads, and a pair that was asked for in vain', async () => {
    const before = await makeSnapshot([{ ...api, threads: 4 }]);
    const after = await makeSnapshot([{ ...api, threads: 204 }], later);
    const comparison = compareSnapshots(before, after, { pairs: new Map([[77, 10]]) });
    expect(codes(comparison)).toEqual(['pair-not-found', 'threads-differ', 'elapsed']);
  });

  it('has words in both languages for every code', async () => {
    const args = { side: 'before', before: 1, after: 2 } as const;
    for (const code of [...comparabilityCodes]) {
      expect(sayComparability(code, args, 'en')).toMatch(/^[A-Z0-9?].*[.]$/u);
      expect(sayComparability(code, args, 'zh-CN')).toMatch(/[\u4e00-\u9fff].*。$/u);
    }
    const comparison = await compare({ bootId: null, hostname: 'a' }, { bootId: null, hostname: 'b', kernel: '5.10.0' });
    for (const entry of comparison.comparability) expect(comparabilityCodes).toContain(entry.code);
  });
});

describe('configuration', () => {
  it('is compared where somebody sets it, and counters beside it are left out', async () => {
    const files = (swappiness: number, run: number, scans: number): Readonly<Record<string, string>> => ({
      'proc/sys/vm/swappiness': `${String(swappiness)}\n`,
      'sys/kernel/mm/ksm/run': `${String(run)}\n`,
      'sys/kernel/mm/ksm/full_scans': `${String(scans)}\n`,
      'proc/sys/kernel/hostname': 'box\n',
    });
    const { configuration } = await compare({ files: files(60, 0, 5) }, { files: files(1, 1, 900) });
    expect(configuration.map(({ what, subject, before, after }) => [what, subject, before, after])).toEqual([
      ['sysctl', 'swappiness', '60', '1'],
      ['ksm', 'run', '0', '1'],
    ]);
  });

  it('leaves out limits that the kernel works out from the memory there is, and keeps those of sysctls', async () => {
    const files = (pages: number, maps: number): Readonly<Record<string, string>> => ({
      'proc/vmstat': `nr_free_pages 5\nnr_dirty_threshold ${String(pages)}\nnr_dirty_background_threshold ${String(pages)}\n`,
      'proc/meminfo': `MemTotal: 1000 kB\nCommitLimit: ${String(pages)} kB\n`,
      'proc/sys/vm/max_map_count': `${String(maps)}\n`,
    });
    const { configuration } = await compare({ files: files(100, 65_530) }, { files: files(900, 4_000) });
    expect(configuration.map(({ what, subject, before, after }) => [what, subject, before, after])).toEqual([
      ['sysctl', 'max_map_count', '65530', '4000'],
    ]);
  });

  it('names limits, swap devices and memory mounts', async () => {
    const files = (max: string, size: number, shm: string): Readonly<Record<string, string>> => ({
      'sys/fs/cgroup/a.service/memory.max': `${max}\n`,
      'sys/fs/cgroup/a.service/memory.current': '1\n',
      'proc/swaps': `Filename Type Size Used Priority\n/dev/vdb partition ${String(size)} 0 -2\n`,
      'proc/10/mountinfo': `25 30 0:23 / /dev/shm rw - tmpfs tmpfs rw,size=${shm}\n`,
    });
    const { configuration } = await compare({ files: files('max', 100, '64k') }, { files: files('1048576', 200, '128k') });
    expect(configuration.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['cgroup-limit', 'unlimited', '1048576'],
      ['swap-device', '102400 bytes, priority -2', '204800 bytes, priority -2'],
      ['memory-mount', 'tmpfs rw,size=64k', 'tmpfs rw,size=128k'],
    ]);
  });

  it('names another program, its arguments and a library that was replaced', async () => {
    const regions = programAt(bases[0]);
    const replaced = programAt(bases[1]).map((region) => (region.name === '/usr/lib/libc.so.6' ? { ...region, inode: 99 } : region));
    const { configuration } = await compare(
      {},
      {},
      [{ ...api, regions }],
      [{ ...api, pid: 99, exe: '/usr/bin/apid', argv: ['apid', '--port=80', '--cache'], regions: replaced }],
    );
    expect(configuration[0]?.subject).toBe('api (pid 99)');
    expect(configuration.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['executable', '/usr/bin/api', '/usr/bin/apid'],
      ['command-line', 'api --port=80', 'apid --port=80 --cache'],
      ['library', '/usr/lib/libc.so.6 (inode 22)', '/usr/lib/libc.so.6 (inode 99)'],
    ]);
  });

  it('has words in both languages for every kind', () => {
    for (const what of configurationKinds) {
      const change = { what, subject: 'x', before: '1', after: '2048' };
      expect(sayConfiguration(change, 'en')).toMatch(/x.*\.$/u);
      expect(sayConfiguration(change, 'zh-CN')).toMatch(/x.*。$/u);
    }
    expect(sayPairingReason('unit', 'zh-CN')).toBe('systemd 单元');
    expect(sayPairingReason('unit', 'en')).toBe('unit');
  });
});
