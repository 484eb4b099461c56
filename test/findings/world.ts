import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Analysis, FindingCode, FindingEntry, Language } from '../../src/contract/index.ts';
import type { OpenCapture } from '../../src/analysis/index.ts';
import { analyze } from '../../src/analyze.ts';
import { open } from '../../src/open.ts';

/** Paths of a capture and what the kernel would print there. */
export type Tree = Readonly<Record<string, string>>;

export interface ProcessFacts {
  readonly pid?: number;
  readonly comm?: string;
  readonly startTime?: number;
  readonly cgroup?: string;
  /** kB, as status prints them. */
  readonly anon?: number;
  readonly file?: number;
  readonly shmem?: number;
  readonly swap?: number;
  readonly size?: number;
  readonly locked?: number;
  readonly tables?: number;
  readonly hugetlb?: number;
  readonly threads?: number;
  readonly faults?: number;
  readonly mappings?: readonly MappingFacts[];
  /** Further files of the process. */
  readonly more?: Tree;
}

export interface MappingFacts {
  readonly start: string;
  readonly end: string;
  readonly permissions?: string;
  readonly name?: string;
  readonly inode?: number;
  readonly rss?: number;
  readonly pss?: number;
  readonly anonymous?: number;
  readonly huge?: number;
  readonly swap?: number;
  readonly referenced?: number;
}

/** The files of one process, in the kernel's own format. */
export function processFiles(facts: ProcessFacts = {}): Tree {
  const { pid = 100, comm = 'api', startTime = 5000, anon = 20_000, file = 4000, shmem = 0, swap = 0, threads = 1 } = facts;
  const rss = anon + file + shmem;
  const size = facts.size ?? 100_000;
  const kb = (name: string, value: number): string => `${name}:\t${String(value).padStart(8)} kB`;
  const numbers = [
    pid,
    `(${comm})`,
    'S',
    1,
    pid,
    pid,
    0,
    -1,
    4194304,
    facts.faults ?? 5000,
    0,
    0,
    0,
    10,
    5,
    0,
    0,
    20,
    0,
    threads,
    0,
    startTime,
  ];
  const stat = [...numbers, size * 1024, rss / 4, ...Array<number>(28).fill(0)].join(' ');
  const mappings = facts.mappings ?? [
    { start: '5500000000', end: '5500200000', name: '[heap]', rss: anon + file, pss: anon + file, anonymous: anon, swap },
  ];
  const tree: Record<string, string> = {
    status: `${[
      `Name:\t${comm}`,
      'State:\tS (sleeping)',
      `Pid:\t${String(pid)}`,
      'PPid:\t1',
      'Uid:\t0\t0\t0\t0',
      kb('VmPeak', size),
      kb('VmSize', size),
      kb('VmLck', facts.locked ?? 0),
      kb('VmHWM', rss),
      kb('VmRSS', rss),
      kb('RssAnon', anon),
      kb('RssFile', file),
      kb('RssShmem', shmem),
      kb('VmPTE', facts.tables ?? 100),
      kb('VmSwap', swap),
      kb('HugetlbPages', facts.hugetlb ?? 0),
      `Threads:\t${String(threads)}`,
    ].join('\n')}\n`,
    stat: `${stat}\n`,
    comm: `${comm}\n`,
    cgroup: `0::${facts.cgroup ?? '/system.slice/api.service'}\n`,
    cmdline: `/usr/bin/${comm}\0`,
    smaps: mappings.map(smapsOf).join(''),
    ...facts.more,
  };
  return Object.fromEntries(Object.entries(tree).map(([name, text]) => [`proc/${String(pid)}/${name}`, text]));
}

function smapsOf({ start, end, permissions = 'rw-p', name = '', inode = 0, ...facts }: MappingFacts): string {
  const { rss = 0, pss = rss, anonymous = 0, huge = 0, swap = 0, referenced = rss } = facts;
  const size = Number((BigInt(`0x${end}`) - BigInt(`0x${start}`)) / 1024n);
  const line = (field: string, value: number): string => `${`${field}:`.padEnd(16)}${String(value).padStart(8)} kB\n`;
  const header = `${start}-${end} ${permissions} 00000000 ${inode === 0 ? '00:00' : '08:01'} ${String(inode)} ${name === '' ? '' : `                  ${name}`}\n`;
  return (
    header +
    line('Size', size) +
    line('KernelPageSize', 4) +
    line('MMUPageSize', 4) +
    line('Rss', rss) +
    line('Pss', pss) +
    line('Shared_Clean', 0) +
    line('Shared_Dirty', 0) +
    line('Private_Clean', 0) +
    line('Private_Dirty', rss) +
    line('Referenced', referenced) +
    line('Anonymous', anonymous) +
    line('LazyFree', 0) +
    line('AnonHugePages', huge) +
    line('Shared_Hugetlb', 0) +
    line('Private_Hugetlb', 0) +
    line('Swap', swap) +
    line('SwapPss', swap) +
    line('Locked', 0) +
    'VmFlags: rd wr mr mw me ac\n'
  );
}

export interface HostFacts {
  readonly uptime?: number;
  readonly kernel?: string;
  readonly meminfo?: Readonly<Record<string, number>>;
  readonly vmstat?: Readonly<Record<string, number>>;
  /** Microseconds of stall since boot, and the average over 5 minutes. */
  readonly stalled?: number;
  readonly average?: number;
}

/** The files of a host of 8 GiB. */
export function hostFiles({ uptime = 1000, kernel = '6.18.1', meminfo = {}, vmstat = {}, stalled = 0, average = 0 }: HostFacts = {}): Tree {
  const memory = {
    MemTotal: 8_388_608,
    MemFree: 4_000_000,
    MemAvailable: 6_000_000,
    Buffers: 10_000,
    Cached: 2_000_000,
    SwapCached: 0,
    SwapTotal: 0,
    SwapFree: 0,
    AnonPages: 1_000_000,
    Shmem: 20_000,
    Slab: 300_000,
    SReclaimable: 200_000,
    SUnreclaim: 100_000,
    KernelStack: 8000,
    PageTables: 10_000,
    ...meminfo,
  };
  const events = { oom_kill: 0, pswpin: 0, pswpout: 0, workingset_refault_anon: 0, workingset_refault_file: 0, ...vmstat };
  return {
    'proc/meminfo': Object.entries(memory)
      .map(([key, value]) => `${`${key}:`.padEnd(16)}${String(value).padStart(9)} kB\n`)
      .join(''),
    'proc/vmstat': Object.entries(events)
      .map(([key, value]) => `${key} ${String(value)}\n`)
      .join(''),
    'proc/uptime': `${uptime.toFixed(2)} 100.00\n`,
    'proc/version': `Linux version ${kernel} (build@host) (gcc 14) #1 SMP\n`,
    'proc/pressure/memory': `some avg10=0.00 avg60=0.00 avg300=${average.toFixed(2)} total=${String(stalled)}\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n`,
    'proc/sys/vm/max_map_count': '65530\n',
    'sys/kernel/mm/transparent_hugepage/enabled': 'always [madvise] never\n',
  };
}

export interface CgroupFacts {
  readonly path?: string;
  /** Bytes. */
  readonly current?: number;
  readonly max?: number | 'max';
  readonly high?: number | 'max';
  readonly swap?: number;
  readonly stat?: Readonly<Record<string, number>>;
  readonly events?: Readonly<Record<string, number>>;
  readonly dying?: number;
}

const mebibyte = 2 ** 20;

/** The files of one cgroup of version 2. */
export function cgroupFiles(facts: CgroupFacts = {}): Tree {
  const { path = '/system.slice/api.service', current = 40 * mebibyte, max = 'max', high = 'max', swap = 0 } = facts;
  const stat = {
    anon: 20 * mebibyte,
    file: 10 * mebibyte,
    kernel: 2 * mebibyte,
    kernel_stack: 65_536,
    pagetables: 262_144,
    percpu: 0,
    sock: 0,
    shmem: 0,
    inactive_file: 5 * mebibyte,
    slab_reclaimable: mebibyte,
    slab_unreclaimable: mebibyte / 2,
    slab: 1.5 * mebibyte,
    workingset_refault_anon: 0,
    workingset_refault_file: 0,
    ...facts.stat,
  };
  const events = { low: 0, high: 0, max: 0, oom: 0, oom_kill: 0, oom_group_kill: 0, ...facts.events };
  const rows = (record: Readonly<Record<string, number>>): string =>
    Object.entries(record)
      .map(([key, value]) => `${key} ${String(value)}\n`)
      .join('');
  const files = {
    'memory.current': `${String(current)}\n`,
    'memory.max': `${String(max)}\n`,
    'memory.high': `${String(high)}\n`,
    'memory.low': '0\n',
    'memory.min': '0\n',
    'memory.peak': `${String(current)}\n`,
    'memory.swap.current': `${String(swap)}\n`,
    'memory.swap.max': 'max\n',
    'memory.stat': rows(stat),
    'memory.events': rows(events),
    'cgroup.controllers': 'memory\n',
    'cgroup.stat': `nr_descendants 3\nnr_dying_descendants ${String(facts.dying ?? 0)}\n`,
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`sys/fs/cgroup${path}/${name}`, text]));
}

/** Opens a tree as a capture; the folder is made and removed. */
export async function openTree(tree: Tree): Promise<OpenCapture> {
  const root = mkdtempSync(join(tmpdir(), 'memcase-world-'));
  try {
    for (const [path, text] of Object.entries(tree)) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return await open({ kind: 'path', path: root });
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What memcase says of one tree, or of two. */
export async function analyzeTrees(before: Tree | null, after: Tree, language: Language = 'en'): Promise<Analysis> {
  const older = before === null ? null : { capture: await openTree(before), sample: null };
  return analyze(older, { capture: await openTree(after), sample: null }, { language });
}

/** One capture of several samples, from a tree for each. */
export async function openSamples(trees: readonly Tree[]): Promise<OpenCapture> {
  const captures = await Promise.all(trees.map(openTree));
  const [first] = captures;
  if (first === undefined) throw new Error('no sample');
  const snapshots = captures.flatMap(({ snapshots: [snapshot] }, sample) => (snapshot === undefined ? [] : [{ ...snapshot, sample }]));
  return { contents: { ...first.contents, samples: trees.length }, snapshots };
}

export const findingsOf = (analysis: Analysis, code: FindingCode): readonly FindingEntry[] =>
  analysis.findings.filter((finding) => finding.code === code);

export const judgedOf = (analysis: Analysis, code: FindingCode): Analysis['judged'][number] | undefined =>
  analysis.judged.find((entry) => entry.code === code);

/** A tree without the files whose path matches. */
export const without = (tree: Tree, pattern: RegExp): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => !pattern.test(path)));
