import type { CaptureContents } from '../../src/archive/captured.ts';
import type { CapturedFact, HostFacts } from '../../src/contract/index.ts';
import { assembleSnapshots, collectFile, type Collection, type Snapshot } from '../../src/model/index.ts';

/** A stretch of address space, as smaps would print it. Amounts in KiB. */
export interface Region {
  readonly start: number;
  readonly size: number;
  readonly permissions?: string;
  readonly name?: string;
  readonly offset?: number;
  readonly device?: string;
  readonly inode?: number;
  readonly rss?: number;
  readonly pss?: number;
  readonly anonymous?: number;
  readonly swap?: number;
  /** Mapped by others too; the rest of rss is private. */
  readonly shared?: number;
  readonly flags?: string;
}

export interface FakeProcess {
  readonly pid: number;
  readonly ppid?: number;
  readonly start?: number;
  readonly comm?: string;
  readonly exe?: string;
  readonly argv?: readonly string[];
  readonly cgroup?: string;
  readonly uid?: number;
  readonly threads?: number;
  /** KiB; the sum over the regions by default. */
  readonly anonymous?: number;
  readonly swap?: number;
  readonly kind?: 'user' | 'kernel-thread';
  readonly regions?: readonly Region[];
}

export interface FakeHost {
  readonly bootId?: string | null;
  readonly hostname?: string;
  readonly kernel?: string;
  readonly uptime?: number;
  readonly takenAt?: string | null;
  readonly cgroupMounts?: HostFacts['cgroupMounts'];
  readonly facts?: readonly CapturedFact[];
  /** Further files of the capture, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A snapshot made from the text of kernel files, the way a capture's is. */
export async function makeSnapshot(processes: readonly FakeProcess[], host: FakeHost = {}): Promise<Snapshot> {
  const files: Record<string, string> = { 'proc/uptime': `${String(host.uptime ?? 10_000)}.00 0.00\n`, ...host.files };
  for (const process of processes) Object.assign(files, filesOf(process));
  const exeLinks = processes.flatMap(({ pid, exe }): readonly CapturedFact[] =>
    exe === undefined ? [] : [{ path: `proc/${String(pid)}/exe`, kind: 'link', facts: { target: exe } }],
  );
  const collection: Collection = new Map();
  const encoder = new TextEncoder();
  for (const [path, text] of Object.entries(files)) {
    const bytes = encoder.encode(text);
    await collectFile(
      collection,
      {
        sample: 0,
        path,
        size: bytes.length,
        chunks: () => iterate(bytes),
      },
      4096,
    );
  }
  const takenAt = host.takenAt === undefined ? '2026-11-20T10:00:00.000Z' : host.takenAt;
  const contents: CaptureContents = {
    file: 'made.tar.gz',
    sha256: null,
    format: 'foreign',
    header: null,
    manifest: null,
    host: {
      hostname: host.hostname ?? 'box',
      kernelRelease: host.kernel ?? '6.18.1',
      kernelVersion: null,
      architecture: 'x86_64',
      wordSize: 64,
      pageSize: 4096,
      ticksPerSecond: 100,
      bootId: host.bootId === undefined ? 'boot-1' : host.bootId,
      cpus: 2,
      numaNodes: 1,
      cgroupMode: 'v2',
      cgroupMounts: host.cgroupMounts ?? [{ version: 2, mountPoint: '/sys/fs/cgroup', root: '/', memory: true }],
    },
    assumed: [],
    facts: [...exeLinks, ...(host.facts ?? [])],
    refused: [],
    startedAt: takenAt,
    finishedAt: takenAt,
    sampleTimes: takenAt === null ? [] : [{ wall: takenAt, monotonicUsec: 0 }],
    samples: 1,
    integrity: 'unknown',
    problems: [],
  };
  const [snapshot] = assembleSnapshots(collection, contents);
  if (snapshot === undefined) throw new Error('nothing was collected');
  return snapshot;
}

async function* iterate(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

function filesOf(process: FakeProcess): Readonly<Record<string, string>> {
  const { pid } = process;
  const prefix = `proc/${String(pid)}`;
  const comm = process.comm ?? 'api';
  const regions = process.regions ?? [];
  const start = process.start ?? pid * 10;
  const isThread = process.kind === 'kernel-thread';
  const sum = (of: (region: Region) => number): number => regions.reduce((total, region) => total + of(region), 0);
  const anonymous = process.anonymous ?? sum((region) => region.anonymous ?? 0);
  const rss = Math.max(
    anonymous,
    sum((region) => region.rss ?? region.anonymous ?? 0),
  );
  const memory = isThread
    ? ''
    : [
        `VmSize:\t${String(sum((region) => region.size) || anonymous)} kB`,
        `VmRSS:\t${String(rss)} kB`,
        `RssAnon:\t${String(anonymous)} kB`,
        `RssFile:\t${String(rss - anonymous)} kB`,
        'RssShmem:\t0 kB',
        `VmSwap:\t${String(process.swap ?? sum((region) => region.swap ?? 0))} kB`,
        'VmPTE:\t64 kB\n',
      ].join('\n');
  const uid = String(process.uid ?? 1000);
  const status = `Name:\t${comm}\nState:\tS (sleeping)\nPPid:\t${String(process.ppid ?? 1)}\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n${memory}Threads:\t${String(process.threads ?? 1)}\n`;
  const stat = `${String(pid)} (${comm}) S ${String(process.ppid ?? 1)} 0 0 0 -1 0 5 0 0 0 0 0 0 0 20 0 1 0 ${String(start)} 0 0 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n`;
  return {
    [`${prefix}/status`]: status,
    [`${prefix}/stat`]: stat,
    [`${prefix}/comm`]: `${comm}\n`,
    [`${prefix}/cgroup`]: `0::${process.cgroup ?? '/system.slice/api.service'}\n`,
    [`${prefix}/cmdline`]: isThread ? '' : (process.argv ?? [comm]).map((argument) => `${argument}\0`).join(''),
    ...(regions.length === 0 ? {} : { [`${prefix}/smaps`]: regions.map(smapsOf).join('') }),
  };
}

const hex = (value: number): string => BigInt(value).toString(16).padStart(12, '0');

export function smapsOf(region: Region): string {
  const { start, size, rss = region.anonymous ?? 0, anonymous = 0, swap = 0, shared = 0 } = region;
  const line = (name: string, amount: number): string => `${`${name}:`.padEnd(16)}${String(amount).padStart(8)} kB\n`;
  const head = `${hex(start)}-${hex(start + size * 1024)} ${region.permissions ?? 'rw-p'} ${hex((region.offset ?? 0) * 1024).slice(-8)} ${region.device ?? '00:00'} ${String(region.inode ?? 0)}`;
  return [
    `${head}${region.name === undefined ? '' : `${' '.repeat(Math.max(1, 73 - head.length))}${region.name}`}\n`,
    line('Size', size),
    line('Rss', rss),
    line('Pss', region.pss ?? rss - shared + Math.floor(shared / 2)),
    line('Shared_Clean', 0),
    line('Shared_Dirty', shared),
    line('Private_Clean', 0),
    line('Private_Dirty', rss - shared),
    line('Anonymous', anonymous),
    line('AnonHugePages', 0),
    line('Swap', swap),
    line('SwapPss', swap),
    line('Locked', 0),
    `VmFlags: ${region.flags ?? 'rd wr mr mw me ac'} \n`,
  ].join('');
}

/** Regions of an ordinary program below a random base: executable, heap, libraries with bss, stack. */
export function programAt(
  base: { readonly exe: number; readonly libraries: number; readonly stack: number },
  heap = 1024,
): readonly Region[] {
  const file = (start: number, size: number, permissions: string, offset: number, name: string, inode: number): Region => ({
    start,
    size,
    permissions,
    offset,
    name,
    inode,
    device: '08:01',
    rss: Math.min(size, 64),
    shared: permissions === 'r-xp' ? Math.min(size, 64) : 0,
  });
  const { exe, libraries, stack } = base;
  return [
    file(exe, 16, 'r--p', 0, '/usr/bin/api', 11),
    file(exe + 16 * 1024, 64, 'r-xp', 16, '/usr/bin/api', 11),
    file(exe + 80 * 1024, 8, 'rw-p', 80, '/usr/bin/api', 11),
    { start: exe + 88 * 1024, size: 16, anonymous: 8 },
    { start: exe + 2 ** 24, size: heap, name: '[heap]', anonymous: heap },
    { start: libraries - 2 ** 20, size: 512, anonymous: 100 },
    file(libraries, 160, 'r--p', 0, '/usr/lib/libc.so.6', 22),
    file(libraries + 160 * 1024, 1024, 'r-xp', 160, '/usr/lib/libc.so.6', 22),
    file(libraries + 1184 * 1024, 16, 'rw-p', 1184, '/usr/lib/libc.so.6', 22),
    { start: libraries + 1200 * 1024, size: 52, anonymous: 20 },
    { start: libraries + 2 ** 21, size: 8, permissions: 'r-xp', name: '[vdso]', rss: 4, shared: 4 },
    { start: stack, size: 132, name: '[stack]', anonymous: 40, flags: 'rd wr mr mw me gd ac' },
  ];
}

export const bases = [
  { exe: 0x55d0_0000_0000, libraries: 0x7f10_0000_0000, stack: 0x7ffd_1000_0000 },
  { exe: 0x5610_1200_0000, libraries: 0x7f88_2340_0000, stack: 0x7ffe_7a00_0000 },
] as const;
