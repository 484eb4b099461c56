import type { Metrics, ProcessEntry } from '../../src/contract/index.ts';
import { identity, KIB, mapping, MIB, pair, unknownPair } from './sample-parts.ts';

interface Memory {
  readonly pid: number;
  readonly anonymous: readonly [number | null, number | null];
  readonly file: readonly [number | null, number | null];
  readonly shmem: readonly [number | null, number | null];
  readonly swap?: readonly [number | null, number | null];
}

const add = (left: number | null, right: number | null): number | null => (left === null || right === null ? null : left + right);

function processMetrics({ pid, anonymous, file, shmem, swap = [0, 0] }: Memory): Metrics {
  const status = `proc/${String(pid)}/status`;
  const rss = [0, 1].map((side) => add(add(anonymous[side] ?? null, file[side] ?? null), shmem[side] ?? null));
  const quarter = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : Math.floor(value / 4);
  const pss = [0, 1].map((side) => add(add(anonymous[side] ?? null, quarter(file[side])), quarter(shmem[side])));
  return {
    rss: pair(rss[0] ?? null, rss[1] ?? null, 'status.VmRSS', { at: `${status}:22`, noise: 256 * KIB }),
    anonymous: pair(anonymous[0], anonymous[1], 'status.RssAnon', { at: `${status}:23`, noise: 256 * KIB }),
    file: pair(file[0], file[1], 'status.RssFile', { at: `${status}:24`, noise: 256 * KIB }),
    shmem: pair(shmem[0], shmem[1], 'status.RssShmem', { at: `${status}:25`, noise: 256 * KIB }),
    pss: pair(pss[0] ?? null, pss[1] ?? null, 'smaps.Pss (sum)', { mark: 'derived', noise: 64 * KIB }),
    uss: pair(anonymous[0], anonymous[1], 'smaps.Private_Clean + smaps.Private_Dirty (sum)', { mark: 'derived', noise: 64 * KIB }),
    swap: pair(swap[0], swap[1], 'status.VmSwap', { at: `${status}:31` }),
    swapPss: pair(swap[0], swap[1], 'smaps.SwapPss (sum)', { mark: 'derived' }),
    virtual: pair(1200 * MIB, 1264 * MIB, 'status.VmSize', { at: `${status}:18` }),
    pageTables: pair(412 * KIB, 508 * KIB, 'status.VmPTE', { at: `${status}:30` }),
    peakRss: pair(rss[0] ?? null, rss[1] ?? null, 'status.VmHWM', { at: `${status}:21` }),
    threads: pair(12, 14, 'status.Threads', { at: `${status}:34`, unit: 'count' }),
    mappings: pair(211, 214, 'maps (lines)', { mark: 'derived', unit: 'count' }),
    oomScoreAdj: pair(0, 0, 'oom_score_adj', { at: `proc/${String(pid)}/oom_score_adj:1`, unit: 'count' }),
  };
}

/** api: [heap] takes 48 MiB more, one arena appears, everything else is quiet. */
export const api: ProcessEntry = {
  id: '812/81200',
  before: identity(812, 'api', { runtimes: ['glibc'] }),
  after: identity(812, 'api', { runtimes: ['glibc'] }),
  pairing: { kind: 'same', confidence: 1, reasons: ['same pid and start time'] },
  metrics: processMetrics({
    pid: 812,
    anonymous: [182 * MIB, 231 * MIB],
    file: [24 * MIB, 24 * MIB + 128 * KIB],
    shmem: [64 * MIB, 64 * MIB],
  }),
  mappings: [
    mapping('/usr/bin/api', 'file', 0x55d0_c0a0_0000n, [8 * MIB, 8 * MIB], [6 * MIB, 6 * MIB], 'r-xp'),
    mapping('[heap]', 'heap', 0x55d0_c200_0000n, [140 * MIB, 190 * MIB], [136 * MIB, 184 * MIB]),
    mapping('glibc arena', 'arena', 0x7f30_0000_0000n, [64 * MIB, 64 * MIB], [30 * MIB, 30 * MIB + 512 * KIB]),
    mapping('glibc arena', 'arena', 0x7f30_0800_0000n, [null, 64 * MIB], [null, 512 * KIB]),
    mapping('anonymous', 'anonymous', 0x7f30_2000_0000n, [32 * MIB, 32 * MIB], [15 * MIB, 15 * MIB]),
    mapping('/dev/shm/session-cache', 'shmem', 0x7f30_4000_0000n, [64 * MIB, 64 * MIB], [64 * MIB, 64 * MIB], 'rw-s'),
    mapping('/usr/lib/x86_64-linux-gnu/libc.so.6', 'file', 0x7f30_6000_0000n, [2 * MIB, 2 * MIB], [MIB, MIB + 128 * KIB], 'r-xp'),
    mapping('/usr/lib/libapi.so.4.2', 'file', 0x7f30_6200_0000n, [20 * MIB, 20 * MIB], [17 * MIB, 17 * MIB], 'r-xp'),
    mapping('[stack]', 'stack', 0x7ffd_9a00_0000n, [MIB, MIB], [MIB, MIB]),
  ],
  unexplained: {
    rss: pair(0, 0, 'status.VmRSS - smaps.Rss (sum)', { mark: 'derived' }),
    pss: pair(0, 0, 'smaps.Pss (sum) - mappings', { mark: 'derived' }),
  },
  mappingsLeftOut: 0,
  headroom: { cgroup: '/system.slice/api.service', bytes: 180 * MIB },
};

const postgres = (pid: number, grown: number): ProcessEntry => ({
  id: `${String(pid)}/${String(pid * 100)}`,
  before: identity(pid, 'postgres'),
  after: identity(pid, 'postgres'),
  pairing: { kind: 'same', confidence: 1, reasons: ['same pid and start time'] },
  metrics: processMetrics({ pid, anonymous: [12 * MIB, 12 * MIB + grown], file: [8 * MIB, 8 * MIB], shmem: [128 * MIB, 128 * MIB] }),
  mappings: [],
  unexplained: {},
  mappingsLeftOut: 96,
});

const worker: ProcessEntry = {
  id: '1544/154400',
  before: identity(902, 'worker', { unit: 'worker@1.service', cgroup: '/system.slice/system-worker.slice/worker@1.service' }),
  after: identity(1544, 'worker', { unit: 'worker@1.service', cgroup: '/system.slice/system-worker.slice/worker@1.service' }),
  pairing: { kind: 'restarted', confidence: 0.95, reasons: ['same executable', 'same cgroup', 'same arguments'] },
  metrics: processMetrics({ pid: 1544, anonymous: [41 * MIB, 38 * MIB], file: [6 * MIB, 6 * MIB], shmem: [0, 0], swap: [4 * MIB, 0] }),
  mappings: [
    mapping('[heap]', 'heap', 0x5581_0000_0000n, [44 * MIB, 40 * MIB], [36 * MIB, 33 * MIB], 'rw-p', {
      pairing: { kind: 'moved', confidence: 0.9 },
    }),
    mapping('anonymous', 'anonymous', 0x7f11_0000_0000n, [8 * MIB, 8 * MIB], [5 * MIB, 5 * MIB]),
    mapping('/usr/bin/worker', 'file', 0x5580_0000_0000n, [7 * MIB, 7 * MIB], [6 * MIB, 6 * MIB], 'r-xp'),
  ],
  unexplained: { rss: pair(0, 0, 'status.VmRSS - smaps.Rss (sum)', { mark: 'derived' }) },
  mappingsLeftOut: 0,
};

const batch: ProcessEntry = {
  id: '1201/120100',
  before: identity(1201, 'batch'),
  after: null,
  pairing: { kind: 'gone', confidence: 1, reasons: ['no process with this pid and start time'] },
  metrics: processMetrics({ pid: 1201, anonymous: [22 * MIB, null], file: [3 * MIB, null], shmem: [0, null], swap: [0, null] }),
  mappings: [],
  unexplained: {},
  mappingsLeftOut: 40,
};

const agent: ProcessEntry = {
  id: '2211/221100',
  before: null,
  after: identity(2211, 'node-exporter', { argv: null }),
  pairing: { kind: 'appeared', confidence: 1, reasons: [] },
  metrics: {
    rss: pair(null, 19 * MIB, 'status.VmRSS', { at: 'proc/2211/status:22' }),
    anonymous: pair(null, 11 * MIB, 'status.RssAnon', { at: 'proc/2211/status:23' }),
    file: pair(null, 8 * MIB, 'status.RssFile', { at: 'proc/2211/status:24' }),
    shmem: pair(null, 0, 'status.RssShmem', { at: 'proc/2211/status:25' }),
    pss: {
      before: null,
      after: null,
      delta: null,
      unit: 'bytes',
      state: 'unknown-after',
      source: 'smaps.Pss (sum)',
      noise: null,
      reason: 'proc/2211/smaps: EACCES',
    },
    swap: unknownPair(0, 'status.VmSwap', 'the process did not exist before'),
  },
  mappings: [],
  unexplained: {},
  mappingsLeftOut: 0,
};

export const processes: readonly ProcessEntry[] = [api, postgres(640, 132 * KIB), postgres(641, 0), worker, batch, agent];
