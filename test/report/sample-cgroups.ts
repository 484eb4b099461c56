import type { AccountingPart, CgroupEntry, Metrics, PairValue, SeriesEntry } from '../../src/contract/index.ts';
import { GIB, KIB, MIB, pair } from './sample-parts.ts';

interface Charge {
  readonly path: string;
  readonly usage: readonly [number, number];
  readonly anonymous: readonly [number, number];
  readonly file: readonly [number, number];
  readonly limit: PairValue;
  readonly effective: PairValue;
}

function cgroupMetrics({ path, usage, anonymous, file, limit, effective }: Charge): Metrics {
  const dir = `sys/fs/cgroup${path}`;
  const kernel = [6 * MIB, 7 * MIB] as const;
  return {
    usage: pair(usage[0], usage[1], 'v2:memory.current', { at: `${dir}/memory.current:1`, noise: MIB }),
    peak: pair(usage[0] + MIB, usage[1] + MIB, 'v2:memory.peak', { at: `${dir}/memory.peak:1` }),
    limit: pair(limit, limit, 'v2:memory.max', { at: `${dir}/memory.max:1` }),
    effectiveLimit: pair(effective, effective, 'min of memory.max over the cgroup and its ancestors', { mark: 'derived' }),
    high: pair('unlimited', 'unlimited', 'v2:memory.high', { at: `${dir}/memory.high:1` }),
    anonymous: pair(anonymous[0], anonymous[1], 'v2:memory.stat.anon', { at: `${dir}/memory.stat:1` }),
    file: pair(file[0], file[1], 'v2:memory.stat.file - v2:memory.stat.shmem', { mark: 'derived' }),
    shmem: pair(64 * MIB, 64 * MIB, 'v2:memory.stat.shmem', { at: `${dir}/memory.stat:8` }),
    kernel: pair(kernel[0], kernel[1], 'v2:memory.stat.kernel', { at: `${dir}/memory.stat:3` }),
    sock: pair(0, 128 * KIB, 'v2:memory.stat.sock', { at: `${dir}/memory.stat:6` }),
    workingSet: pair(usage[0] - 20 * MIB, usage[1] - 20 * MIB, 'v2:memory.current - v2:memory.stat.inactive_file', { mark: 'derived' }),
    unreclaimable: pair(anonymous[0] + 70 * MIB, anonymous[1] + 71 * MIB, 'anon + shmem + slab_unreclaimable', { mark: 'estimated' }),
    swap: pair(0, 0, 'v2:memory.swap.current', { at: `${dir}/memory.swap.current:1` }),
    oomKills: pair(0, 0, 'v2:memory.events.oom_kill', { at: `${dir}/memory.events:5`, unit: 'count' }),
    limitHits: pair(0, 12, 'v2:memory.events.max', { at: `${dir}/memory.events:3`, unit: 'count' }),
    pressureSome: pair(900_729, 1_204_000, 'v2:memory.pressure.some.total', { at: `${dir}/memory.pressure:1`, unit: 'usec' }),
  };
}

const common = { version: 2, container: null, pairing: { kind: 'same', confidence: 1 } } as const;

export const cgroups: readonly CgroupEntry[] = [
  {
    ...common,
    id: '/',
    path: '/',
    unit: null,
    parent: null,
    members: [],
    metrics: { pressureSome: pair(1_900_729, 2_304_000, 'v2:memory.pressure.some.total', { unit: 'usec' }) },
    limitedBy: null,
    headroom: null,
  },
  {
    ...common,
    id: '/system.slice',
    path: '/system.slice',
    unit: 'system.slice',
    parent: '/',
    members: [],
    metrics: cgroupMetrics({
      path: '/system.slice',
      usage: [700 * MIB, 752 * MIB],
      anonymous: [420 * MIB, 466 * MIB],
      file: [200 * MIB, 203 * MIB],
      limit: GIB,
      effective: GIB,
    }),
    limitedBy: { id: '/system.slice', metric: 'limit' },
    headroom: { bytes: 272 * MIB, unreclaimable: 487 * MIB, limitAt: '/system.slice' },
  },
  {
    ...common,
    id: '/system.slice/api.service',
    path: '/system.slice/api.service',
    unit: 'api.service',
    parent: '/system.slice',
    members: ['812/81200'],
    metrics: cgroupMetrics({
      path: '/system.slice/api.service',
      usage: [282 * MIB, 332 * MIB],
      anonymous: [182 * MIB, 231 * MIB],
      file: [29 * MIB, 29 * MIB],
      limit: 512 * MIB,
      effective: 512 * MIB,
    }),
    limitedBy: { id: '/system.slice/api.service', metric: 'limit' },
    headroom: { bytes: 180 * MIB, unreclaimable: 210 * MIB, limitAt: '/system.slice/api.service' },
  },
  {
    ...common,
    id: '/system.slice/postgres.service',
    path: '/system.slice/postgres.service',
    unit: 'postgres.service',
    parent: '/system.slice',
    members: ['640/64000', '641/64100'],
    metrics: cgroupMetrics({
      path: '/system.slice/postgres.service',
      usage: [190 * MIB, 191 * MIB],
      anonymous: [24 * MIB, 24 * MIB],
      file: [90 * MIB, 90 * MIB],
      limit: 'unlimited',
      effective: GIB,
    }),
    limitedBy: { id: '/system.slice', metric: 'limit' },
    headroom: { bytes: 272 * MIB, unreclaimable: 487 * MIB, limitAt: '/system.slice' },
  },
];

const line = (name: string, at: number) => ({ at: `proc/meminfo:${String(at)}`, name });
const meminfo = (field: string, at: number, before: number, after: number) =>
  pair(before, after, `meminfo.${field}`, { at: line(field, at).at, noise: 2 * MIB });

export const hostMetrics: Metrics = {
  total: meminfo('MemTotal', 1, 4 * GIB, 4 * GIB),
  free: meminfo('MemFree', 2, 2200 * MIB, 2128 * MIB),
  available: meminfo('MemAvailable', 3, 2900 * MIB, 2846 * MIB),
  anonymous: meminfo('AnonPages', 18, 600 * MIB, 648 * MIB),
  pageCache: pair(900 * MIB, 921 * MIB, 'meminfo.Cached - meminfo.Shmem + meminfo.Buffers', { mark: 'derived' }),
  shmem: meminfo('Shmem', 20, 210 * MIB, 210 * MIB),
  slab: meminfo('Slab', 23, 120 * MIB, 123 * MIB),
  pageTables: meminfo('PageTables', 27, 9 * MIB, 9 * MIB + 128 * KIB),
  kernelStack: meminfo('KernelStack', 26, 6 * MIB, 6 * MIB),
  swapTotal: meminfo('SwapTotal', 15, GIB, GIB),
  swapUsed: pair(4 * MIB, 0, 'meminfo.SwapTotal - meminfo.SwapFree', { mark: 'derived' }),
  unaccounted: pair(51 * MIB, 50 * MIB + 896 * KIB, 'MemTotal - the parts below', { mark: 'derived' }),
  oomKills: pair(0, 0, 'vmstat.oom_kill', { at: 'proc/vmstat:160', unit: 'count' }),
};

export function accounting(text: (code: string) => string): readonly AccountingPart[] {
  const codes = ['free', 'anonymous', 'pageCache', 'shmem', 'slab', 'pageTables', 'kernelStack', 'unaccounted'] as const;
  return codes.flatMap((code) => {
    const found = hostMetrics[code];
    return found === undefined ? [] : [{ code, pair: found, text: text(code) }];
  });
}

export const series: readonly SeriesEntry[] = [
  {
    subject: { kind: 'process', id: '812/81200' },
    metric: 'rss',
    unit: 'bytes',
    points: [0, 1, 2, 3, 4, 5].map((step) => [step * 60_000_000, step === 2 ? null : (270 + step * 10) * MIB] as const),
    shape: 'slope',
    slopePerHour: 588 * MIB,
    spread: 256 * KIB,
  },
  {
    subject: { kind: 'cgroup', id: '/system.slice/api.service' },
    metric: 'usage',
    unit: 'bytes',
    points: [0, 1, 2, 3, 4, 5].map((step) => [step * 60_000_000, (282 + step * 10) * MIB] as const),
    shape: 'slope',
    slopePerHour: 600 * MIB,
    spread: MIB,
  },
  {
    subject: { kind: 'host', id: 'host' },
    metric: 'available',
    unit: 'bytes',
    points: [0, 1, 2, 3, 4, 5].map((step) => [step * 60_000_000, (2900 - step * 2) * MIB] as const),
    shape: 'noisy',
    slopePerHour: null,
    spread: 12 * MIB,
  },
];
