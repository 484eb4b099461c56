import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allKernelFiles } from '../../src/kernel/index.ts';
import { context, valuesOf } from './sturdy.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const present = corpus !== undefined && existsSync(`${corpus}/hosts`);

/** Statistics lag behind the counters: 64 pages for each of 2 CPUs, twice, and one in a hundred. */
const near = (left: number, right: number): boolean => Math.abs(left - right) <= 64 * 4096 * 2 * 2 + Math.max(left, right) / 100;

/** All numbers of one cgroup by file and field: `memory.stat anon`. */
function readCgroup(folder: string, scope: 'cgroup-v1' | 'cgroup-v2'): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const name of readdirSync(folder)) {
    const file = allKernelFiles.find((one) => one.scope === scope && one.where.includes(name));
    if (file === undefined) continue;
    const { record } = file.parse(new Uint8Array(readFileSync(join(folder, name))), { ...context, path: join(folder, name) });
    for (const [field, value] of valuesOf(record)) {
      if (value.kind === 'amount') numbers.set(field === name ? name : `${name} ${field}`, value.amount);
      else if (value.kind === 'unlimited') numbers.set(field === name ? name : `${name} ${field}`, Infinity);
    }
  }
  return numbers;
}

function* foldersBelow(folder: string): Generator<string> {
  yield folder;
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) yield* foldersBelow(join(folder, entry.name));
}

/**
 * Equal up to swap cache, which is charged and lies on the lists but is of no type, and to two huge pages: one may be charged and
 * not yet counted, or wait in a CPU's batch for its list.
 */
const nearButSwapCache = (whole: number, byType: number, swapCacheAtMost: number): boolean => {
  const slack = 4 * 2 ** 20 + byType / 100;
  return whole >= byType - slack && whole <= byType + swapCacheAtMost + slack;
};

const lists = ['inactive_anon', 'active_anon', 'inactive_file', 'active_file', 'unevictable'];

describe.skipIf(!present)('identities of cgroups on whole hosts (skipped without MEMCASE_CORPUS)', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'memcase-identities-'));
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const unpack = (host: string, scenario: string, side: string): string => {
    const folder = join(root, `${host}-${scenario}-${side}`);
    execFileSync('tar', [
      'xzf',
      `${corpus ?? ''}/hosts/${host}/${scenario}/${side}.tar.gz`,
      `--one-top-level=${folder}`,
      './sys/fs/cgroup',
    ]);
    return join(folder, 'sys/fs/cgroup');
  };
  const childrenOf = (folder: string): readonly ReadonlyMap<string, number>[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [readCgroup(join(folder, entry.name), 'cgroup-v1')] : [],
    );
  const cases = ['leak', 'limit', 'oom', 'noise'].flatMap((scenario) => ['before', 'after'].map((side) => [scenario, side] as const));

  it.each(cases)('hold in version 1: %s, %s', (scenario, side) => {
    const top = join(unpack('6.1-v1', scenario, side), 'memory');
    let seen = 0;
    for (const folder of foldersBelow(top)) {
      const of = (
        (numbers) =>
        (name: string): number =>
          numbers.get(name) ?? Number.NaN
      )(readCgroup(folder, 'cgroup-v1'));
      const sum = lists.reduce((total, list) => total + of(`memory.stat total_${list}`), 0);
      const charged = of('memory.stat total_rss') + of('memory.stat total_cache') + (folder === top ? 0 : of('memory.kmem.usage_in_bytes'));
      const limits: number[] = [];
      for (let at = folder; at.startsWith(top); at = dirname(at))
        limits.push(readCgroup(at, 'cgroup-v1').get('memory.limit_in_bytes') ?? Infinity);
      expect({
        folder,
        usage: nearButSwapCache(of('memory.usage_in_bytes'), charged, of('memory.stat total_swap')),
        lists: nearButSwapCache(sum, of('memory.stat total_rss') + of('memory.stat total_cache'), of('memory.stat total_swap')),
        nodes: near(of('memory.numa_stat hierarchical_total / hierarchical_total'), sum),
        peak: folder === top || of('memory.max_usage_in_bytes') >= of('memory.usage_in_bytes'),
        limit: of('memory.stat hierarchical_memory_limit') === Math.min(...limits),
        shmem: of('memory.stat shmem') <= of('memory.stat cache') + 64 * 4096 * 2,
        // Pages of tmpfs lie on the lists of anonymous memory; locked ones on the unevictable list.
        anonymousLists: nearButSwapCache(
          of('memory.stat total_inactive_anon') + of('memory.stat total_active_anon') + of('memory.stat total_unevictable'),
          of('memory.stat total_rss') + of('memory.stat total_shmem'),
          of('memory.stat total_swap'),
        ),
        swap:
          folder === top ||
          Number.isNaN(of('memory.memsw.usage_in_bytes')) ||
          near(of('memory.memsw.usage_in_bytes') - of('memory.usage_in_bytes'), of('memory.stat total_swap')),
        below: of('memory.usage_in_bytes') <= of('memory.stat hierarchical_memory_limit') + 64 * 4096 * 2,
        total: ['rss', 'cache', 'shmem', 'swap'].every(
          (name) =>
            of(`memory.stat total_${name}`) + 64 * 4096 * 2 * 2 >=
            of(`memory.stat ${name}`) +
              childrenOf(folder).reduce((whole, child) => whole + (child.get(`memory.stat total_${name}`) ?? 0), 0),
        ),
      }).toEqual({
        folder,
        usage: true,
        lists: true,
        nodes: true,
        peak: true,
        limit: true,
        shmem: true,
        anonymousLists: true,
        swap: true,
        below: true,
        total: true,
      });
      seen += 1;
    }
    expect(seen).toBeGreaterThan(15);
  });

  it.each(cases)('hold in version 2: %s, %s', (scenario, side) => {
    const top = unpack('6.12-v2', scenario, side);
    let seen = 0;
    for (const folder of foldersBelow(top)) {
      const numbers = readCgroup(folder, 'cgroup-v2');
      const of = (name: string): number => numbers.get(name) ?? Number.NaN;
      const stat = (name: string): number => of(`memory.stat ${name}`);
      const parts = stat('kernel_stack') + stat('pagetables') + stat('sec_pagetables') + stat('percpu') + stat('slab');
      const charged = stat('anon') + stat('file') + stat('kernel') + stat('sock');
      const nodes = [...numbers]
        .filter(([name]) => name.startsWith('memory.numa_stat anon / N'))
        .reduce((total, [, amount]) => total + amount, 0);
      expect({
        folder,
        slab: stat('slab') === stat('slab_reclaimable') + stat('slab_unreclaimable'),
        kernel: folder === top || stat('kernel') + 64 * 4096 * 2 >= parts,
        lists: nearButSwapCache(
          lists.reduce((total, list) => total + stat(list), 0),
          stat('anon') + stat('file'),
          stat('swapcached'),
        ),
        nodes: near(nodes, stat('anon')),
        scan: stat('pgscan') === stat('pgscan_kswapd') + stat('pgscan_direct') + stat('pgscan_khugepaged'),
        // As in version 1.
        anonymousLists: nearButSwapCache(
          stat('inactive_anon') + stat('active_anon') + stat('unevictable'),
          stat('anon') + stat('shmem'),
          stat('swapcached'),
        ),
        below: folder === top || of('memory.current') <= of('memory.max') + 64 * 4096 * 2,
        faults: stat('pgmajfault') <= stat('pgfault'),
        current: folder === top || nearButSwapCache(of('memory.current'), charged, stat('swapcached')),
        peak: folder === top || of('memory.peak') >= of('memory.current'),
        events:
          folder === top || ['max', 'oom', 'oom_kill'].every((name) => of(`memory.events.local ${name}`) <= of(`memory.events ${name}`)),
        pressure: folder === top || of('memory.pressure full.total') <= of('memory.pressure some.total'),
      }).toEqual({
        folder,
        slab: true,
        kernel: true,
        lists: true,
        nodes: true,
        scan: true,
        anonymousLists: true,
        below: true,
        faults: true,
        current: true,
        peak: true,
        events: true,
        pressure: true,
      });
      seen += 1;
    }
    expect(seen).toBeGreaterThan(15);
  });
});
