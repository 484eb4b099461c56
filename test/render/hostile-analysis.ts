import type { Analysis, CgroupEntry, FindingEntry, MappingEntry, ProcessEntry } from '../../src/contract/index.ts';
import { sampleDiff } from '../report/sample-analysis.ts';
import { KIB, MIB, identity, mapping, pair } from '../report/sample-parts.ts';
import { hostileNames } from './hostile-names.ts';

const name = (index: number, names: readonly string[]): string => names[index % names.length] ?? '';

/** 60,000 mappings, 1,000 processes, 500 cgroups, and every name of the list in every place that holds one. */
export function hostileAnalysis(
  names: readonly string[] = hostileNames,
  counts = { mappings: 60_000, processes: 1000, cgroups: 500 },
): Analysis {
  const sample = sampleDiff();
  const processes = Array.from({ length: counts.processes }, (_, index) => hostileProcess(index, names, index === 0 ? counts.mappings : 4));
  return {
    ...sample,
    processes,
    cgroups: Array.from({ length: counts.cgroups }, (_, index) => hostileCgroup(index, names)),
    groups: names.map((each, index) => ({
      id: `unit/${each}`,
      by: 'unit',
      name: each,
      members: [processes[index % processes.length]?.id ?? ''],
      metrics: { pss: pair(MIB, 2 * MIB, 'smaps.Pss (sum)') },
    })),
    sharedObjects: names.map((each) => ({
      id: each,
      label: each,
      kind: 'shmem',
      mappers: names.slice(0, 12).map((process) => ({ process, pss: 1, rss: 1 })),
      metrics: { size: pair(MIB, 2 * MIB, 'smaps.Size') },
      chargedTo: each,
    })),
    findings: names.map((each, index) => hostileFinding(each, index)),
    reconciliation: names.map((each) => ({
      subject: { kind: 'process', id: each },
      check: each,
      side: 'after',
      left: { source: each, value: MIB },
      right: { source: each, value: 2 * MIB },
      tolerance: KIB,
      state: 'disagrees',
      code: 'x',
      args: {},
      text: each,
    })),
    configuration: names.map((each) => ({ what: 'sysctl', subject: each, before: each, after: each, text: each })),
    comparability: names.slice(0, 20).map((each) => ({ code: 'x', severity: 'notice', args: {}, text: each })),
    verdict: { severity: 'critical', lines: names.slice(0, 6).map((each) => ({ code: 'x', args: {}, text: `${each} grew` })) },
    before: {
      ...sample.after,
      file: name(3, names),
      label: name(11, names),
      case: name(1, names),
      host: name(7, names),
      selectors: names.slice(0, 8),
      notes: names.map((each) => ({ path: each, code: each, line: 1, text: each })),
    },
    after: {
      ...sample.after,
      file: name(2, names),
      label: name(9, names),
      case: name(0, names),
      host: name(5, names),
      kernel: name(6, names),
      selectors: names.slice(0, 8),
      refused: names.map((each) => ({ path: each, errno: 'EACCES', normal: false })),
    },
    exit: { code: 4, reasons: names.slice(0, 10) },
  };
}

function hostileProcess(index: number, names: readonly string[], mappings: number): ProcessEntry {
  const odd = name(index, names);
  const grown = MIB + index * KIB;
  return {
    id: `${String(index + 2)}/${String(index)}`,
    before: identity(index + 2, odd),
    after: identity(index + 2, odd, {
      exe: odd,
      argv: [odd, odd],
      cgroup: `/${odd}`,
      unit: odd,
      container: odd,
      pod: odd,
      runtimes: [odd],
    }),
    pairing: { kind: index % 3 === 0 ? 'restarted' : 'same', confidence: 0.9, reasons: [odd] },
    metrics: {
      rss: pair(10 * MIB, 10 * MIB + grown, odd, { at: odd }),
      pss: pair(5 * MIB, 5 * MIB + grown, 'smaps.Pss (sum)', { mark: 'derived' }),
      anonymous: pair(5 * MIB, 5 * MIB + grown, 'status.RssAnon', { at: `proc/${String(index)}/status:23` }),
      swap: pair(0, 0, 'status.VmSwap'),
      [odd === '' ? 'nameless' : odd]: pair(1, 2, odd, { unit: 'count' }),
    },
    mappings: Array.from({ length: mappings }, (_, at) => hostileMapping(at, names)),
    unexplained: {},
    mappingsLeftOut: 0,
  };
}

function hostileMapping(at: number, names: readonly string[]): MappingEntry {
  const kinds = ['file', 'anonymous', 'heap', 'shmem'] as const;
  return mapping(
    `${name(at, names)}${at < names.length ? '' : String(at % 5000)}`,
    kinds[at % kinds.length] ?? 'file',
    BigInt(at) * 0x20_0000n + 0x1_0000n,
    [64 * KIB, 64 * KIB + (at % 7) * 4 * KIB],
    [32 * KIB, 32 * KIB + (at % 5) * 4 * KIB],
  );
}

function hostileCgroup(index: number, names: readonly string[]): CgroupEntry {
  const odd = name(index, names);
  return {
    id: `/c${String(index)}/${odd}`,
    path: `/c${String(index)}/${odd}`,
    version: 2,
    unit: odd,
    container: odd,
    parent: index === 0 ? null : `/c${String(index - 1)}/${name(index - 1, names)}`,
    pairing: { kind: 'same', confidence: 1 },
    members: [`${String(index + 2)}/${String(index)}`],
    metrics: {
      usage: pair(100 * MIB, 120 * MIB, 'v2:memory.current', { at: odd }),
      limit: pair(index % 2 === 0 ? 'unlimited' : 200 * MIB, index % 2 === 0 ? 'unlimited' : 200 * MIB, 'v2:memory.max'),
      anonymous: pair(50 * MIB, 60 * MIB, 'v2:memory.stat.anon'),
    },
    limitedBy: { id: odd, metric: 'limit' },
    headroom: { bytes: 80 * MIB, unreclaimable: 60 * MIB, limitAt: odd },
  };
}

function hostileFinding(odd: string, index: number): FindingEntry {
  return {
    code: 'anonymous-growth',
    severity: index % 2 === 0 ? 'warning' : 'info',
    confidence: 0.8,
    subject: {
      kind: 'process',
      id: `${String(index + 2)}/${String(index)}`,
      pid: index + 2,
      comm: odd,
      unit: odd,
      cgroup: odd,
      mapping: odd,
    },
    args: { name: odd },
    title: `${odd} grew`,
    text: `${odd} grew by 1.0 MiB; ${odd} holds it.`,
    bytes: MIB,
    evidence: [
      {
        metric: odd === '' ? 'rss' : odd,
        before: { value: odd, sample: 0, file: odd, line: 1 },
        after: { value: 5, sample: 0, file: odd, line: null },
      },
    ],
    reasoning: [{ code: 'x', args: {}, text: odd }],
    next: [{ code: 'x', args: {}, text: `memcase capture --name ${odd}` }],
  };
}
