import { describe, expect, it } from 'vitest';
import { numberOf } from '../../src/model/index.ts';
import { makeSnapshot } from '../diff/make-snapshot.ts';

const kB = 1024;

/** A machine of 1,000,000 kB whose every page is named once. */
function meminfo(lists: Readonly<Record<string, number>>): string {
  const fields = {
    MemTotal: 1_000_000,
    MemFree: 400_000,
    Cached: 200_000,
    Buffers: 0,
    SwapCached: 30_000,
    Shmem: 50_000,
    AnonPages: 300_000,
    Slab: 40_000,
    KernelStack: 3_000,
    PageTables: 7_000,
    ...lists,
  };
  return Object.entries(fields)
    .map(([name, amount]) => `${name}: ${String(amount)} kB\n`)
    .join('');
}

async function hostOf(lists: Readonly<Record<string, number>>): Promise<(metric: string) => number | null> {
  const { hostMetrics } = await makeSnapshot([], { files: { 'proc/meminfo': meminfo(lists) } });
  return (metric) => numberOf(hostMetrics[metric]);
}

describe('swap cache of the host', () => {
  it('is counted once: what a process maps again is anonymous memory already', async () => {
    const host = await hostOf({ 'Active(anon)': 100_000, 'Inactive(anon)': 254_000 });
    expect(host('swapCached')).toBe(30_000 * kB);
    expect(host('swapCacheUnmapped')).toBe(4_000 * kB);
    expect(host('unaccounted')).toBe((1_000_000 - 400_000 - 150_000 - 50_000 - 300_000 - 40_000 - 3_000 - 7_000 - 4_000) * kB);
  });

  it('is neither below nothing nor above all of it, whatever the lists say', async () => {
    expect((await hostOf({ 'Active(anon)': 100_000, 'Inactive(anon)': 100_000 }))('swapCacheUnmapped')).toBe(0);
    expect((await hostOf({ 'Active(anon)': 300_000, 'Inactive(anon)': 300_000 }))('swapCacheUnmapped')).toBe(30_000 * kB);
  });

  it('counts as not mapped at most, where the lists are missing', async () => {
    expect((await hostOf({}))('swapCacheUnmapped')).toBe(30_000 * kB);
  });
});
