import { describe, expect, test } from 'vitest';
import { analyzeTrees, cgroupFiles, hostFiles, processFiles, type Tree } from '../findings/world.ts';

const MiB = 2 ** 20;
const kB = 1024;

/** kB of the one process of this host: 200 MiB of anonymous memory, 4 MiB of a file. */
const [anon, file] = [200 * kB, 4 * kB];

/** A host whose numbers agree with each other: the one process is init, and nothing else holds memory. */
const sound: Tree = {
  ...hostFiles({
    meminfo: {
      MemTotal: 1024 * kB,
      MemFree: 700 * kB,
      MemAvailable: 780 * kB,
      Buffers: 0,
      Cached: 90 * kB,
      AnonPages: anon,
      Shmem: 0,
      Slab: 10 * kB,
      SReclaimable: 4 * kB,
      SUnreclaim: 6 * kB,
      KernelStack: 100,
      PageTables: 400,
      SwapTotal: 64 * kB,
      SwapFree: 64 * kB,
    },
  }),
  'proc/swaps': 'Filename Type Size Used Priority\n/dev/vdb partition 65536 0 -2\n',
  ...processFiles({
    pid: 1,
    comm: 'init',
    anon,
    file,
    tables: 400,
    mappings: [
      { start: '5500000000', end: '5510000000', name: '[heap]', rss: anon, pss: anon, anonymous: anon },
      { start: '7f0000000000', end: '7f0000400000', name: '/usr/lib/libx.so', inode: 9, rss: file, pss: file },
    ],
    more: {
      statm: `25000 ${String((anon + file) / 4)} 1024 1 0 100 0\n`,
      smaps_rollup: `5500000000-7f0000400000 ---p 00000000 00:00 0 [rollup]\nRss: ${String(anon + file)} kB\nPss: ${String(anon + file)} kB\n`,
      numa_maps: `5500000000 default heap anon=${String(anon / 4)} N0=${String(anon / 4)} kernelpagesize_kB=4\n7f0000000000 default file=/usr/lib/libx.so mapped=${String(file / 4)} N0=${String(file / 4)} kernelpagesize_kB=4\n`,
    },
  }),
  ...cgroupFiles({
    current: 210 * MiB,
    stat: { anon: anon * kB, file: 8 * MiB, kernel: 2 * MiB, shmem: 0, inactive_file: 4 * MiB },
  }),
};

const stat = (text: string, rss: number): string => text.replace(/^((?:\S+ ){23})\S+/u, `$1${String(rss)}`);
const edit = (path: string, change: (text: string) => string): Tree => ({ ...sound, [path]: change(sound[path] ?? '') });
const line = (path: string, key: string, value: number): Tree =>
  edit(path, (text) => text.replace(new RegExp(`^(${key}:?\\s+)\\d+`, 'mu'), `$1${String(value)}`));
const cgroup = (name: string): string => `sys/fs/cgroup/system.slice/api.service/${name}`;

/** For each check one number that contradicts the rest. */
const contradictions: readonly (readonly [check: string, tree: Tree])[] = [
  ['rss-parts', line('proc/1/status', 'RssAnon', anon - 60 * kB)],
  ['rss-statm', edit('proc/1/statm', () => '25000 1000 1024 1 0 100 0\n')],
  ['rss-stat', edit('proc/1/stat', (text) => stat(text, 1000))],
  ['rss-smaps', line('proc/1/smaps', 'Rss', anon + 60 * kB)],
  ['smaps-rollup', line('proc/1/smaps_rollup', 'Rss', anon - 60 * kB)],
  ['pss-rollup', line('proc/1/smaps_rollup', 'Pss', anon - 60 * kB)],
  ['smaps-numa', edit('proc/1/numa_maps', (text) => text.replace(/anon=\d+ N0=\d+/u, 'anon=10 N0=10'))],
  ['swap-smaps', line('proc/1/status', 'VmSwap', 60 * kB)],
  ['shown-by-top', line('proc/1/smaps', 'Pss', anon + 60 * kB)],
  ['slab-parts', line('proc/meminfo', 'Slab', 90 * kB)],
  ['swap-devices', line('proc/meminfo', 'SwapFree', 4 * kB)],
  ['available-parts', line('proc/meminfo', 'MemAvailable', 1000 * kB)],
  ['anonymous-pss', line('proc/meminfo', 'AnonPages', anon + 100 * kB)],
  ['page-tables', line('proc/meminfo', 'PageTables', 50 * kB)],
  ['total-parts', line('proc/meminfo', 'MemTotal', 900 * kB)],
  ['shown-by-free', line('proc/meminfo', 'MemAvailable', 1000 * kB)],
  ['usage-parts', edit(cgroup('memory.current'), () => `${String(300 * MiB)}\n`)],
  ['usage-working-set', line(cgroup('memory.stat'), 'inactive_file', 100 * MiB)],
  ['shown-by-docker', line(cgroup('memory.stat'), 'anon', 290 * MiB)],
  ['anonymous-members', line(cgroup('memory.stat'), 'anon', 290 * MiB)],
  ['charge-pss', edit(cgroup('memory.current'), () => `${String(400 * MiB)}\n`)],
];

const disagreeing = async (tree: Tree): Promise<readonly string[]> =>
  (await analyzeTrees(null, tree)).reconciliation.filter(({ state }) => state === 'disagrees').map(({ check }) => check);

describe('competing numbers', () => {
  test('of a host that is sound agree or are explained, and every check was made', async () => {
    const { reconciliation } = await analyzeTrees(null, sound);
    expect(reconciliation.filter(({ state }) => state === 'disagrees').map(({ check, args }) => [check, args['gap']])).toEqual([]);
    expect(new Set(reconciliation.map(({ check }) => check))).toEqual(new Set(contradictions.map(([check]) => check)));
  });

  test.each(contradictions)('%s disagrees where one of its numbers contradicts the rest', async (check, tree) => {
    expect(await disagreeing(tree)).toContain(check);
  });

  test('that are equal agree, also where they need not be', async () => {
    const { reconciliation } = await analyzeTrees(null, line(cgroup('memory.stat'), 'inactive_file', 0));
    expect(reconciliation.find(({ check }) => check === 'usage-working-set')).toMatchObject({ state: 'agrees', text: 'Equal.' });
  });
});
