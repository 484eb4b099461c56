import type { Analysis, MappingEntry, Pair, ProcessEntry } from '../../src/contract/index.ts';
import type { Expectation, Truth } from './hosts.ts';

/** What one line of a truth.json asks for, and what the analysis says. */
export interface Row {
  readonly kind: string;
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
  readonly ok: boolean;
}

const processFields: Readonly<Record<string, string>> = {
  VmRSS: 'rss',
  VmSize: 'virtual',
  RssAnon: 'anonymous',
  RssFile: 'file',
  RssShmem: 'shmem',
  VmSwap: 'swap',
  VmLck: 'locked',
  HugetlbPages: 'hugetlb',
};
const smapsFields: Readonly<Record<string, string>> = {
  Size: 'size',
  Rss: 'rss',
  Pss: 'pss',
  Anonymous: 'anonymous',
  Swap: 'swap',
  'Private_Clean+Private_Dirty': 'uss',
  Locked: 'locked',
  Private_Hugetlb: 'hugetlb',
  AnonHugePages: 'anonymousHuge',
};
const cgroupFields: Readonly<Record<string, string>> = {
  'memory.current': 'usage',
  'memory.usage_in_bytes': 'usage',
  'memory.stat anon': 'anonymous',
  'memory.stat rss': 'anonymous',
  'memory.stat total_rss': 'anonymous',
  'memory.stat file': 'file',
  'memory.stat shmem': 'shmem',
  'memory.swap.current': 'swap',
  'hugetlb.2MB.current': 'hugetlb',
  'memory.events high': 'highEvents',
  'memory.events oom_kill': 'oomKills',
  'memory.events max': 'limitHits',
  'memory.failcnt': 'limitHits',
  'memory.oom_control oom_kill': 'oomKills',
  'memory.high': 'high',
  'memory.max': 'limit',
  'memory.limit_in_bytes': 'limit',
  'memory.pressure some': 'pressureSome',
  'memory.pressure full': 'pressureFull',
};
const hostFields: Readonly<Record<string, string>> = {
  Cached: 'cached',
  Shmem: 'shmem',
  HugePages_Free: 'hugePagesFree',
  Mlocked: 'mlocked',
  AnonPages: 'anonymous',
  pswpout: 'pagesSwappedOut',
  pswpin: 'pagesSwappedIn',
  oom_kill: 'oomKills',
};

function text(expectation: Expectation, key: string): string {
  const value = expectation[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const number = (expectation: Expectation, key: string): number => Number(expectation[key] ?? 0);
const nameless = new Set(['anonymous', 'arena', 'guard', 'thread-stack', 'library-data']);

export function judgeExpectation(expectation: Expectation, analysis: Analysis, truth: Truth): Row {
  const subject = text(expectation, 'service') || text(expectation, 'cgroup') || text(expectation, 'file');
  const row = (expected: string, found: string, ok: boolean): Row => ({ kind: expectation.kind, subject, expected, found, ok });
  const within = (found: number | null, what: string): Row => {
    const [wanted, tolerance] = [
      number(expectation, 'delta_bytes') || number(expectation, 'delta'),
      number(expectation, 'tolerance_bytes') || number(expectation, 'tolerance'),
    ];
    return row(
      `${what} ${signed(wanted)} +-${String(tolerance)}`,
      found === null ? 'unknown' : signed(found),
      found !== null && Math.abs(found - wanted) <= tolerance,
    );
  };
  const old = number(expectation, 'old_pid') || number(expectation, 'pid');
  const current = number(expectation, 'new_pid') || number(expectation, 'pid');
  const pair = analysis.processes.find((entry) => entry.before?.pid === old && entry.after?.pid === current);
  switch (expectation.kind) {
    case 'mapping_delta':
    case 'mapping_across_restart': {
      const name = text(expectation, 'mapping');
      const metric = smapsFields[text(expectation, 'field')] ?? '';
      const mappings = pair?.mappings.filter((mapping) => isNamed(mapping, name)) ?? [];
      if (pair === undefined || mappings.length === 0) return within(null, name);
      const delta = sumOf(mappings, metric, 'after') - sumOf(mappings, metric, 'before');
      const plain = within(delta, `${name || 'nameless'} ${metric}`);
      if (plain.ok || truth.artifact === undefined) return plain;
      // This kernel's smaps leaves out huge pages: what it leaves out must stand beside the mappings as unexplained.
      const rest = pair.unexplained[metric]?.delta ?? NaN;
      return {
        ...within(delta + rest, plain.expected),
        expected: plain.expected,
        found: `${signed(delta)} and ${signed(rest)} unexplained`,
      };
    }
    case 'process_delta': {
      const field = text(expectation, 'field');
      return within(pair?.metrics[processFields[field] ?? '']?.delta ?? null, field);
    }
    case 'smaps_delta': {
      const metric = smapsFields[(expectation['fields'] as string[]).join('+')];
      const parts = metric === undefined ? (expectation['fields'] as string[]).map((field) => smapsFields[field] ?? '') : [metric];
      const [was, is] = [
        analysis.processes.find((entry) => entry.before?.pid === old),
        analysis.processes.find((entry) => entry.after?.pid === current),
      ];
      const total = (entry: ProcessEntry | undefined, side: 'before' | 'after'): number | null =>
        entry === undefined ? null : parts.reduce((sum, part) => sum + sumOf(entry.mappings, part, side), 0);
      const [left, right] = [total(was, 'before'), total(is, 'after')];
      return within(left === null || right === null ? null : right - left, `smaps ${parts.join('+')}`);
    }
    case 'service_smaps_delta': {
      const [before, after] = [truth.services_before, truth.services_after].map((services) => services[subject]?.pids ?? []);
      const metric = smapsFields[(expectation['fields'] as string[]).join('+')] ?? '';
      const total = (pids: readonly number[], side: 'before' | 'after'): number =>
        analysis.processes
          .filter((entry) => pids.includes(entry[side]?.pid ?? -1))
          .reduce((sum, entry) => sum + sumOf(entry.mappings, metric, side), 0);
      return within(total(after ?? [], 'after') - total(before ?? [], 'before'), `service ${metric}`);
    }
    case 'thread_count_delta':
      return within(pair?.metrics['threads']?.delta ?? null, 'threads');
    case 'mapping_count_delta':
      return within(pair?.metrics['mappings']?.delta ?? null, 'mappings');
    case 'cgroup_delta':
      return within(cgroupMetric(analysis, expectation)?.delta ?? null, cgroupField(expectation));
    case 'cgroup_at_least':
    case 'host_at_least': {
      const metric =
        expectation.kind === 'host_at_least'
          ? analysis.host.metrics[hostFields[text(expectation, 'field')] ?? '']
          : cgroupMetric(analysis, expectation);
      const least = number(expectation, 'min_delta');
      const what = expectation.kind === 'host_at_least' ? text(expectation, 'field') : cgroupField(expectation);
      return row(`${what} >= ${String(least)}`, String(metric?.delta), (metric?.delta ?? -1) >= least);
    }
    case 'psi_grew': {
      const delta = cgroupMetric(analysis, { ...expectation, key: expectation['line'] })?.delta;
      return row(
        `pressure >= ${text(expectation, 'min_total_us')} us`,
        String(delta),
        (delta ?? -1) >= number(expectation, 'min_total_us'),
      );
    }
    case 'host_delta':
      return within(analysis.host.metrics[hostFields[text(expectation, 'field')] ?? '']?.delta ?? null, text(expectation, 'field'));
    case 'limit_changed': {
      const metric = cgroupMetric(analysis, { ...expectation, key: null });
      const value = (side: 'before' | 'after'): string => (text(expectation, side) === 'max' ? 'unlimited' : text(expectation, side));
      const listed = analysis.configuration.some(
        (change) =>
          change.what === 'cgroup-limit' &&
          change.subject.startsWith(text(expectation, 'cgroup')) &&
          change.before === value('before') &&
          change.after === value('after'),
      );
      return row(
        `${value('before')} -> ${value('after')}`,
        `${String(metric?.before)} -> ${String(metric?.after)}${listed ? ', listed' : ''}`,
        listed && String(metric?.before) === value('before') && String(metric?.after) === value('after'),
      );
    }
    case 'pss_sum_delta': {
      const name = text(expectation, 'mapping');
      const object = analysis.sharedObjects.find((entry) => entry.label === name);
      const rss = analysis.processes.reduce(
        (sum, entry) =>
          sum +
          entry.mappings
            .filter((mapping) => mapping.label === name)
            .reduce((all, mapping) => all + (mapping.metrics['rss']?.delta ?? 0), 0),
        0,
      );
      const tolerance = number(expectation, 'tolerance_bytes');
      const ok =
        Math.abs((object?.metrics['pss']?.delta ?? NaN) - number(expectation, 'delta_bytes')) <= tolerance &&
        Math.abs(rss - number(expectation, 'rss_sum_delta_bytes')) <= tolerance;
      return row(
        `PSS ${signed(number(expectation, 'delta_bytes'))}, RSS ${signed(number(expectation, 'rss_sum_delta_bytes'))}`,
        `PSS ${signed(object?.metrics['pss']?.delta ?? NaN)}, RSS ${signed(rss)}`,
        ok,
      );
    }
    case 'same_process':
      return row('same', pair?.pairing.kind ?? 'none', pair?.pairing.kind === 'same');
    case 'restarted':
      return row(
        'restarted',
        pair === undefined ? 'none' : `${pair.pairing.kind} ${String(pair.pairing.confidence)}`,
        pair?.pairing.kind === 'restarted' && pair.pairing.confidence >= 0.8,
      );
    case 'new_process': {
      const entry = analysis.processes.find((candidate) => candidate.after?.pid === current);
      return row('appeared', entry?.pairing.kind ?? 'none', entry?.pairing.kind === 'appeared');
    }
    case 'process_gone': {
      const entry = analysis.processes.find((candidate) => candidate.before?.pid === old);
      return row('gone', entry?.pairing.kind ?? 'none', entry?.pairing.kind === 'gone');
    }
    case 'pid_reused': {
      const same = analysis.processes.some(
        (entry) => entry.before?.pid === current && entry.after?.pid === current && entry.pairing.kind === 'same',
      );
      return row('not the same', same ? 'same' : 'not the same', !same);
    }
    case 'deleted_mapping': {
      const entry = analysis.processes.find((candidate) => candidate.after?.pid === current);
      const found =
        entry?.mappings.filter((mapping) => mapping.label.endsWith(text(expectation, 'mapping')) && mapping.after.length > 0) ?? [];
      return row(
        'deleted, still mapped',
        `${String(found.length)} segments`,
        found.length > 0 && found.every((mapping) => mapping.pairing.kind === 'same'),
      );
    }
    case 'executable_changed': {
      const change = analysis.configuration.find(
        (candidate) => candidate.what === 'executable' && candidate.after === text(expectation, 'new'),
      );
      return row(
        `${text(expectation, 'old')} -> ${text(expectation, 'new')}`,
        `${String(change?.before)} -> ${String(change?.after)}`,
        change?.before === text(expectation, 'old'),
      );
    }
    case 'namespace_changed': {
      const change = analysis.configuration.find(
        (candidate) => candidate.what === 'namespaces' && candidate.subject.endsWith(` (pid ${String(current)})`),
      );
      const name = `${text(expectation, 'namespace')}:[`;
      return row(
        'other namespace',
        `${String(change?.before)} -> ${String(change?.after)}`,
        change?.before?.includes(name) === true && change.after?.includes(name) === true,
      );
    }
    case 'cgroup_replaced': {
      const entry = analysis.cgroups.find((candidate) => candidate.path === text(expectation, 'new'));
      const old = analysis.cgroups.some((candidate) => candidate.path === text(expectation, 'old'));
      return row(
        'matched',
        `${entry?.pairing.kind ?? 'none'} ${String(entry?.pairing.confidence)}`,
        entry?.pairing.kind === 'matched' && entry.pathBefore === text(expectation, 'old') && !old,
      );
    }
    case 'mapped_by_nobody': {
      const mapped = analysis.processes.some((entry) =>
        entry.mappings.some((mapping) => mapping.label.includes(text(expectation, 'mapping')) && mapping.after.length > 0),
      );
      return row('nobody', mapped ? 'somebody' : 'nobody', !mapped);
    }
    case 'address_change_is_not_growth': {
      const entry = analysis.processes.find((candidate) => candidate.pairing.kind === 'restarted' && candidate.after?.unit === subject);
      const lone =
        entry?.mappings.filter(
          (mapping) => ['gone', 'appeared'].includes(mapping.pairing.kind) && Math.abs(mapping.metrics['size']?.delta ?? 0) >= 2 ** 20,
        ) ?? [];
      return row('no large mapping gone or new', `${String(lone.length)} of them`, entry !== undefined && lone.length === 0);
    }
    default:
      return row('?', 'this kind of expectation is not known', false);
  }
}

/** Services that must not have grown: their anonymous memory and swap stay below the line. */
export function judgeMustNot(rule: Truth['must_not'][number], analysis: Analysis, truth: Truth): readonly Row[] {
  if (rule.kind !== 'growth') return [];
  return (rule.services ?? []).flatMap((service) => {
    const pids = truth.services_after[service]?.pids ?? [];
    return pids.flatMap((pid) => {
      const entry = analysis.processes.find((candidate) => candidate.after?.pid === pid);
      if (entry === undefined || entry.pairing.kind !== 'same') return [];
      const delta = (entry.metrics['anonymous']?.delta ?? NaN) + (entry.metrics['swap']?.delta ?? 0);
      const allowed = Math.max(rule.min_bytes ?? 0, entry.metrics['anonymous']?.noise ?? 0);
      return [
        {
          kind: 'no growth',
          subject: `${service} ${String(pid)}`,
          expected: `below ${String(allowed)}`,
          found: signed(delta),
          ok: delta <= allowed,
        },
      ];
    });
  });
}

function isNamed(mapping: MappingEntry, name: string): boolean {
  if (name === '') return nameless.has(mapping.kind);
  const label = mapping.label.replace(/ \(deleted\)$/u, '');
  return mapping.kind !== 'library-data' && (label === name || label.endsWith(`/${name}`));
}

function sumOf(mappings: readonly MappingEntry[], metric: string, side: 'before' | 'after'): number {
  return mappings.reduce((sum, mapping) => {
    const value = mapping.metrics[metric]?.[side];
    return sum + (typeof value === 'number' ? value : 0);
  }, 0);
}

function cgroupField(expectation: Expectation): string {
  const key = expectation['key'];
  return typeof key === 'string' ? `${text(expectation, 'file')} ${key}` : text(expectation, 'file');
}

function cgroupMetric(analysis: Analysis, expectation: Expectation): Pair | undefined {
  const entry = analysis.cgroups.find((candidate) => candidate.path === text(expectation, 'cgroup'));
  return entry?.metrics[cgroupFields[cgroupField(expectation)] ?? ''];
}

const signed = (value: number): string => (value >= 0 ? `+${String(value)}` : String(value));
