import { describe, expect, it } from 'vitest';
import { compareSnapshots, kernelNumber, rssCounterError } from '../../src/diff/index.ts';
import { cgroupNoise } from '../../src/diff/noise/cgroup-noise.ts';
import type { Snapshot } from '../../src/model/index.ts';
import { makeSnapshot, programAt, bases, type FakeHost, type FakeProcess } from './make-snapshot.ts';

const page = 4096;
const host = async (kernel: string, cpus: number): Promise<Snapshot> => {
  const snapshot = await makeSnapshot([{ pid: 1 }], { kernel });
  return { ...snapshot, host: { ...snapshot.host, cpus } };
};

describe('the error of RSS counters', () => {
  it('follows how each kernel keeps them', async () => {
    expect(kernelNumber('6.12.117+deb12-amd64')).toBe(6.012);
    expect(kernelNumber('garbage')).toBeNull();
    expect(rssCounterError(await host('6.18.1', 64), 100)).toBe(0);
    expect(rssCounterError(await host('6.12.5', 2), 100)).toBe(3 * 64 * page);
    expect(rssCounterError(await host('6.8.0', 64), 1)).toBe(3 * 8192 * page);
    expect(rssCounterError(await host('6.1.0', 64), 10)).toBe(64 * 10 * page + 2 * 64 * 16 * 4 * page);
  });

  it('is what smaps shows where smaps agrees better', async () => {
    const process: FakeProcess = { pid: 1, comm: 'api', exe: '/usr/bin/api', regions: programAt(bases[0]) };
    const many = async (): Promise<Snapshot> => {
      const snapshot = await makeSnapshot([process], { kernel: '6.8.0', files: { 'proc/vmstat': 'thp_collapse_alloc 5\n' } });
      return { ...snapshot, host: { ...snapshot.host, cpus: 64 } };
    };
    const [pair] = compareSnapshots(await many(), await many()).processes;
    expect(pair?.metrics['rss']?.noise).toBe(512 * 1024);
  });
});

describe('noise of huge pages', () => {
  const noiseWith = async (enabled: string, collapses: readonly [number, number]): Promise<number | null | undefined> => {
    const files = (count: number): FakeHost => ({
      kernel: '6.18.1',
      files: { 'proc/vmstat': `thp_collapse_alloc ${String(count)}\n`, 'sys/kernel/mm/transparent_hugepage/enabled': `${enabled}\n` },
    });
    const process = { pid: 1, anonymous: 5000 };
    const comparison = compareSnapshots(
      await makeSnapshot([process], files(collapses[0])),
      await makeSnapshot([process], { uptime: 11_000, ...files(collapses[1]) }),
    );
    return comparison.processes[0]?.metrics['anonymous']?.noise;
  };

  it('is there only where khugepaged collapsed something', async () => {
    const idle = 512 * 1024;
    expect(await noiseWith('[always] madvise never', [5, 5])).toBe(idle);
    expect(await noiseWith('always madvise [never]', [5, 9])).toBe(idle);
    expect(await noiseWith('[always] madvise never', [5, 6])).toBe(idle + 2 * 2 ** 20);
    expect(await noiseWith('[always] madvise never', [5, 90])).toBe(idle + 4 * 2 ** 20);
  });
});

describe('noise of cgroups', () => {
  it('grows with the CPUs that keep a stock of pages', async () => {
    const [small, large] = [await host('6.12.5', 2), await host('6.12.5', 128)];
    expect(cgroupNoise('usage', null, large) ?? 0).toBeGreaterThan(cgroupNoise('usage', null, small) ?? 0);
    expect(cgroupNoise('limit', null, small)).toBeNull();
  });
});
