import type {
  CaptureSummary,
  Identity,
  MappingEntry,
  MappingKind,
  MappingPlace,
  Metrics,
  Pair,
  PairValue,
} from '../../src/contract/index.ts';

export const KIB = 1024;
export const MIB = 1024 * 1024;
export const GIB = 1024 * MIB;

interface PairFacts {
  readonly at?: string;
  readonly mark?: 'read' | 'derived' | 'estimated';
  readonly noise?: number;
  readonly unit?: Pair['unit'];
}

/** A pair as the analyzer makes it; `null` on one side means that the thing did not exist there. */
export function pair(
  before: PairValue,
  after: PairValue,
  source: string,
  { at, mark = 'read', noise = 0, unit = 'bytes' }: PairFacts = {},
): Pair {
  const state = before === null ? (after === null ? 'unknown' : 'absent-before') : after === null ? 'absent-after' : 'known';
  const delta = typeof before === 'string' || typeof after === 'string' || state === 'unknown' ? null : (after ?? 0) - (before ?? 0);
  return {
    before,
    after,
    delta,
    unit,
    state,
    source,
    noise,
    mark,
    ...(at === undefined ? {} : { at: { before: before === null ? null : at, after: after === null ? null : at } }),
  };
}

export function unknownPair(after: number, source: string, reason: string): Pair {
  return { before: null, after, delta: null, unit: 'bytes', state: 'unknown-before', source, noise: null, reason };
}

export function identity(pid: number, comm: string, more: Partial<Identity> = {}): Identity {
  return {
    pid,
    startTime: pid * 100,
    comm,
    exe: `/usr/bin/${comm}`,
    argv: [`/usr/bin/${comm}`, '--config', '<masked:24>'],
    cgroup: `/system.slice/${comm}.service`,
    unit: `${comm}.service`,
    container: null,
    pod: null,
    uid: 1000,
    ppid: 1,
    kind: 'user',
    ...more,
  };
}

export function place(start: bigint, size: number, permissions: string, line: number): MappingPlace {
  return { start: `0x${start.toString(16)}`, end: `0x${(start + BigInt(size)).toString(16)}`, permissions, offset: 0, line };
}

/** A mapping whose resident part grew or shrank in place. */
export function mapping(
  label: string,
  kind: MappingKind,
  start: bigint,
  sizes: readonly [number | null, number | null],
  rss: readonly [number | null, number | null],
  permissions = 'rw-p',
  more: Partial<MappingEntry> = {},
): MappingEntry {
  const line = Number((start >> 16n) & 0xfffn) + 1;
  const [sizeBefore, sizeAfter] = sizes;
  return {
    label,
    kind,
    before: sizeBefore === null ? [] : [place(start, sizeBefore, permissions, line)],
    after: sizeAfter === null ? [] : [place(start, sizeAfter, permissions, line)],
    pairing: {
      kind: sizeBefore === null ? 'appeared' : sizeAfter === null ? 'gone' : sizeBefore === sizeAfter ? 'same' : 'resized',
      confidence: 1,
    },
    metrics: mappingMetrics(sizes, rss, kind),
    ...more,
  };
}

function mappingMetrics(
  sizes: readonly [number | null, number | null],
  rss: readonly [number | null, number | null],
  kind: MappingKind,
): Metrics {
  const shared = kind === 'file' || kind === 'shmem';
  const part = (value: number | null): number | null => (value === null ? null : shared ? Math.floor(value / 4) : value);
  return {
    size: pair(sizes[0], sizes[1], 'smaps.Size'),
    rss: pair(rss[0], rss[1], 'smaps.Rss'),
    pss: pair(part(rss[0]), part(rss[1]), 'smaps.Pss'),
    uss: pair(shared ? 0 : rss[0], shared ? 0 : rss[1], 'smaps.Private_Clean + smaps.Private_Dirty', { mark: 'derived' }),
    swap: pair(sizes[0] === null ? null : 0, sizes[1] === null ? null : 0, 'smaps.Swap'),
  };
}

export function capture(side: 'before' | 'after'): CaptureSummary {
  const after = side === 'after';
  return {
    file: `memcase_web-3_api.service_2026-11-20T10-${after ? '05' : '00'}Z.tar.gz`,
    sha256: (after ? 'b7' : '3e').padEnd(64, after ? '5d0c91fa' : 'a94f2c70'),
    host: 'web-3',
    kernel: '6.12.5-amd64',
    arch: 'x86_64',
    pageSize: 4096,
    bootId: '6b1f1f5e-33a0-4a52-9c0a-0e2c7c3f1d10',
    cgroupMode: 'v2',
    startedAt: after ? '2026-11-20T10:05:00.120Z' : '2026-11-20T10:00:00.031Z',
    finishedAt: after ? '2026-11-20T10:05:00.302Z' : '2026-11-20T10:00:00.207Z',
    samples: after ? 6 : 1,
    sample: after ? 5 : 0,
    label: after ? 'after load test' : 'before load test',
    case: 'INC-4711',
    tool: 'memcase 0.1.0',
    selectors: ['--unit api.service', '--name postgres'],
    complete: !after,
    masking: 'masked',
    cost: {
      wallUsec: 171_000,
      cpuUsec: 38_000,
      longestReadUsec: 4_200,
      filesRead: 214,
      bytesRead: 1_904_211,
      bytesWritten: 201_334,
      estimatedStallUsec: 5_100,
    },
    refused: after
      ? [
          { path: 'proc/2211/smaps', errno: 'EACCES', normal: false },
          { path: 'proc/17/smaps_rollup', errno: 'ESRCH', normal: true },
        ]
      : [{ path: 'proc/17/smaps_rollup', errno: 'ESRCH', normal: true }],
    degraded: after
      ? [{ pid: 3001, path: 'proc/3001/smaps', code: 'max-stall', reason: 'estimated stall 410 ms is above --max-stall 250 ms' }]
      : [],
    notes: after ? [{ path: 'proc/812/status', code: 'unknown-field', line: 61, text: 'x86_Thread_features_locked:\\u{9}' }] : [],
    grade: {
      letter: after ? 'B' : 'A',
      reasons: after
        ? [{ code: 'files-apart', args: { pid: 812, milliseconds: 38 }, text: 'The files of pid 812 were read within 38 ms.' }]
        : [],
    },
  };
}
