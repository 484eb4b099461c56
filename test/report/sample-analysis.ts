import type { Analysis, FindingEntry, Language, Metrics, Pair, ReconciliationEntry, Text } from '../../src/contract/index.ts';
import { accounting, cgroups, hostMetrics, series } from './sample-cgroups.ts';
import { KIB, MIB, capture, pair } from './sample-parts.ts';
import { processes } from './sample-processes.ts';
import { sampleTexts, type SampleText } from './sample-texts.ts';

const sentence = (code: string, text: string): Text => ({ code, args: {}, text });

function findings(say: SampleText): readonly FindingEntry[] {
  const processSubject = {
    kind: 'process',
    id: '812/81200',
    pid: 812,
    comm: 'api',
    unit: 'api.service',
    cgroup: '/system.slice/api.service',
    mapping: '[heap]',
  } as const;
  const status = (value: number, side: 'before' | 'after', line: number) => ({
    value,
    sample: side === 'before' ? 0 : 5,
    file: 'proc/812/status',
    line,
  });
  return [
    {
      code: 'anonymous-growth',
      severity: 'warning',
      confidence: 0.99,
      subject: processSubject,
      args: { bytes: 49 * MIB },
      title: say('growthTitle'),
      text: say('growth'),
      bytes: 49 * MIB,
      evidence: [
        { metric: 'anonymous', before: status(182 * MIB, 'before', 23), after: status(231 * MIB, 'after', 23) },
        { metric: 'rss', before: status(270 * MIB, 'before', 22), after: status(319 * MIB + 128 * KIB, 'after', 22) },
        { metric: 'swap', before: status(0, 'before', 31), after: status(0, 'after', 31) },
      ],
      reasoning: [sentence('counters-agree', say('growthReason1')), sentence('warm-up-possible', say('growthReason2'))],
      next: [sentence('capture-series', say('growthNext1')), sentence('profile-heap', say('growthNext2'))],
    },
    {
      code: 'limit-reached',
      severity: 'notice',
      confidence: 0.8,
      subject: { kind: 'cgroup', id: '/system.slice/api.service', unit: 'api.service', cgroup: '/system.slice/api.service' },
      args: { hits: 12 },
      title: say('limitTitle'),
      text: say('limit'),
      bytes: null,
      evidence: [
        {
          metric: 'limitHits',
          before: { value: 0, sample: 0, file: 'sys/fs/cgroup/system.slice/api.service/memory.events', line: 3 },
          after: { value: 12, sample: 5, file: 'sys/fs/cgroup/system.slice/api.service/memory.events', line: 3 },
        },
      ],
      reasoning: [],
      next: [sentence('compare-limit', say('limitNext'))],
    },
    plain(
      'process-restarted',
      { kind: 'process', id: '1544/154400', pid: 1544, comm: 'worker', unit: 'worker@1.service' },
      say('restartedTitle'),
      say('restarted'),
      0.8,
    ),
    plain('process-gone', { kind: 'process', id: '1201/120100', pid: 1201, comm: 'batch' }, say('goneTitle'), say('gone'), 0.5),
    {
      ...plain('incomplete-capture', { kind: 'capture', id: 'after' }, say('incompleteTitle'), say('incomplete'), 0.99),
      severity: 'notice',
      next: [sentence('capture-as-root', say('incompleteNext'))],
    },
  ];
}

function plain(
  code: FindingEntry['code'],
  subject: FindingEntry['subject'],
  title: string,
  text: string,
  confidence: FindingEntry['confidence'],
): FindingEntry {
  return { code, severity: 'info', confidence, subject, args: {}, title, text, bytes: null, evidence: [], reasoning: [], next: [] };
}

function reconciliation(say: SampleText): readonly ReconciliationEntry[] {
  return [
    {
      subject: { kind: 'process', id: '812/81200' },
      check: 'rss-status-smaps',
      side: 'after',
      left: { source: 'status.VmRSS', value: 319 * MIB + 128 * KIB },
      right: { source: 'smaps.Rss (sum)', value: 319 * MIB },
      tolerance: 3584 * KIB,
      state: 'explained',
      code: 'thread-batching',
      args: {},
      text: say('rssCheck'),
    },
    {
      subject: { kind: 'cgroup', id: '/system.slice/api.service' },
      check: 'charge-parts',
      side: 'after',
      left: { source: 'v2:memory.current', value: 332 * MIB },
      right: { source: 'anon + file + kernel + sock', value: 331 * MIB + 128 * KIB },
      tolerance: 2 * MIB,
      state: 'agrees',
      code: 'charge-parts',
      args: {},
      text: say('chargeCheck'),
    },
    {
      subject: { kind: 'host', id: 'host' },
      check: 'total-parts',
      side: 'after',
      left: { source: 'meminfo.MemTotal', value: 4096 * MIB },
      right: { source: 'parts', value: null },
      tolerance: null,
      state: 'disagrees',
      code: 'total-parts',
      args: {},
      text: say('availableCheck'),
    },
  ];
}

/** A leak in api.service between two captures, five minutes apart, with everything that a report can hold. */
export function sampleDiff(language: Language = 'en'): Analysis {
  const say = sampleTexts(language);
  return {
    schema: 'memcase-analysis/1',
    kind: 'diff',
    exit: { code: 4, reasons: ['proc/2211/smaps: EACCES'] },
    language,
    before: capture('before'),
    after: capture('after'),
    comparability: [{ code: 'same-boot', severity: 'info', args: {}, text: say('comparability') }],
    configuration: [{ what: 'sysctl', subject: 'vm.swappiness', before: '60', after: '10', text: say('configuration') }],
    verdict: {
      severity: 'warning',
      lines: [sentence('growth', say('verdict1')), sentence('limit', say('verdict2')), sentence('rest', say('verdict3'))],
    },
    processes,
    groups: [
      {
        id: 'unit/postgres.service',
        by: 'unit',
        name: 'postgres.service',
        members: ['640/64000', '641/64100'],
        metrics: {
          pss: { ...pair(92 * MIB, 92 * MIB + 132 * KIB, 'smaps.Pss (sum)', { mark: 'derived' }), knownOf: { known: 2, of: 2 } },
          rss: pair(296 * MIB, 296 * MIB + 132 * KIB, 'status.VmRSS (sum)', { mark: 'derived' }),
        },
      },
    ],
    sharedObjects: [
      {
        id: 'shmem/session-cache',
        label: '/dev/shm/session-cache',
        kind: 'shmem',
        mappers: [
          { process: '812/81200', pss: 16 * MIB, rss: 64 * MIB },
          { process: '1544/154400', pss: 16 * MIB, rss: 64 * MIB },
        ],
        metrics: { size: pair(64 * MIB, 64 * MIB, 'smaps.Size'), rss: pair(64 * MIB, 64 * MIB, 'smaps.Rss') },
        chargedTo: '/system.slice/api.service',
      },
    ],
    cgroups,
    host: { metrics: hostMetrics, accounting: accounting(() => say('free')) },
    series,
    reconciliation: reconciliation(say),
    findings: findings(say),
    judged: [
      { code: 'anonymous-growth', state: 'found', missing: [] },
      { code: 'limit-reached', state: 'found', missing: [] },
      { code: 'oom-kill', state: 'clear', missing: [] },
      { code: 'numa-imbalance', state: 'not-applicable', missing: [], why: 'one node' },
      { code: 'reclaim-thrash', state: 'unknown', missing: ['vmstat.workingset_refault_file'] },
    ],
    detail: { level: 'groups', mappingsTotal: 312, mappingsShown: 12 },
  };
}

const single = (found: Pair): Pair => ({ ...found, before: null, delta: null, state: found.after === null ? 'unknown' : 'known' });
const singles = (metrics: Metrics): Metrics => Object.fromEntries(Object.entries(metrics).map(([name, found]) => [name, single(found)]));

/** One capture alone: the later side of {@link sampleDiff}. */
export function sampleReport(language: Language = 'en'): Analysis {
  const diff = sampleDiff(language);
  const living = diff.processes.filter((entry) => entry.after !== null);
  return {
    ...diff,
    kind: 'report',
    before: null,
    comparability: [],
    configuration: [],
    processes: living.map((entry) => ({
      ...entry,
      before: null,
      metrics: singles(entry.metrics),
      unexplained: singles(entry.unexplained),
      mappings: entry.mappings
        .filter((each) => each.after.length > 0)
        .map((each) => ({ ...each, before: [], metrics: singles(each.metrics) })),
    })),
    groups: diff.groups.map((entry) => ({ ...entry, metrics: singles(entry.metrics) })),
    sharedObjects: diff.sharedObjects.map((entry) => ({ ...entry, metrics: singles(entry.metrics) })),
    cgroups: diff.cgroups.map((entry) => ({ ...entry, metrics: singles(entry.metrics) })),
    host: { metrics: singles(diff.host.metrics), accounting: diff.host.accounting.map((part) => ({ ...part, pair: single(part.pair) })) },
    findings: diff.findings.filter((entry) => entry.code === 'limit-reached' || entry.code === 'incomplete-capture'),
  };
}
