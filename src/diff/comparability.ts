import type { Arguments, CodedText, Severity } from '../contract/index.ts';
import { numberOf, type Snapshot } from '../model/index.ts';
import { differingAges, differingDetail, differingThreads } from './comparable-processes.ts';
import type { ProcessPair } from './comparison.ts';
import { masking } from './configuration/process-changes.ts';
import { elapsedSeconds, reversed } from './elapsed.ts';
import { kernelNumber, transparentHugePages } from './noise/index.ts';
import { bootOf } from './processes/same-process.ts';

interface Check {
  readonly code: string;
  readonly severity: Severity;
  readonly of: (snapshot: Snapshot) => string | number | null;
}

/** What must be equal for numbers to be compared, and how much it matters when it is not. */
const checks: readonly Check[] = [
  { code: 'host-differs', severity: 'notice', of: (snapshot) => snapshot.host.hostname },
  { code: 'kernel-differs', severity: 'notice', of: (snapshot) => snapshot.host.kernelRelease },
  { code: 'page-size-differs', severity: 'warning', of: (snapshot) => snapshot.host.pageSize },
  { code: 'architecture-differs', severity: 'warning', of: (snapshot) => snapshot.host.architecture },
  { code: 'thp-differs', severity: 'notice', of: transparentHugePages },
  { code: 'cgroup-mode-differs', severity: 'notice', of: (snapshot) => snapshot.host.cgroupMode },
  { code: 'memory-differs', severity: 'notice', of: (snapshot) => numberOf(snapshot.hostMetrics['total']) },
  { code: 'swap-differs', severity: 'notice', of: (snapshot) => numberOf(snapshot.hostMetrics['swapTotal']) },
  { code: 'cpus-differ', severity: 'info', of: (snapshot) => snapshot.host.cpus },
  { code: 'selection-differs', severity: 'notice', of: selectionOf },
  { code: 'masking-differs', severity: 'info', of: masking },
];

const order: readonly Severity[] = ['critical', 'warning', 'notice', 'info', 'clear'];

/** Reads that take longer than this leave room for anything in between. */
const longCaptureUsec = 60e6;
/** Kernels on either side of these count RSS in different ways. */
const countingChanged = [6.002, 6.016] as const;

/** What makes the two sides hard to compare, worst first. Words are added where the language is known (sayComparability). */
export function judgeComparability(
  before: Snapshot,
  after: Snapshot,
  processes: readonly ProcessPair[],
  asked: ReadonlyMap<number, number>,
): readonly CodedText[] {
  const found: CodedText[] = [];
  const add = (code: string, severity: Severity, args: Arguments): unknown => found.push({ code, severity, args, text: '' });
  for (const { code, severity, of } of checks) {
    const [left, right] = [of(before), of(after)];
    if (left !== null && right !== null && left !== right) add(code, severity, { before: left, after: right });
  }
  if (reversed(before, after)) add('reversed-in-time', 'critical', { before: before.takenAt, after: after.takenAt });
  if (before.takenAt !== null && before.takenAt === after.takenAt && before.uptime === after.uptime)
    add('same-moment', 'info', { at: after.takenAt });
  const boot = bootOf(before, after);
  if (boot === 'other') add('rebooted', 'info', { uptime: after.uptime });
  if (boot === 'unknown') add('boot-unknown', 'notice', {});
  if (countsDiffer(before, after)) add('counting-differs', 'info', { before: before.host.kernelRelease, after: after.host.kernelRelease });
  for (const [side, snapshot] of [['before', before] as const, ['after', after] as const]) {
    if (snapshot.manifest?.complete === false) add('incomplete', 'notice', { side });
    if (snapshot.assumed.includes('pageSize')) add('page-size-assumed', 'notice', { side, assumed: snapshot.host.pageSize });
    if ((snapshot.spanUsec ?? 0) > longCaptureUsec) add('long-capture', 'info', { side, took: snapshot.spanUsec });
  }
  for (const [oldPid, newPid] of asked) {
    if (!processes.some((pair) => pair.before?.pid === oldPid && pair.after?.pid === newPid))
      add('pair-not-found', 'warning', { oldPid, newPid });
  }
  const ages = differingAges(processes, before, after);
  if (ages !== null) add('ages-differ', 'notice', ages);
  const threads = differingThreads(processes);
  if (threads !== null) add('threads-differ', 'info', threads);
  const detail = differingDetail(processes);
  if (detail !== null) add('detail-differs', 'notice', detail);
  const elapsed = elapsedSeconds(before, after);
  if (elapsed !== null && elapsed > 0) add('elapsed', 'info', { seconds: Math.round(elapsed) });
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function selectionOf(snapshot: Snapshot): string | null {
  if (snapshot.header === null) return null;
  // Pids differ after every restart: what was asked for is the kind of the selector and its words.
  const selectors = snapshot.header.selectors.map((match) => match.selector.replace(/^(--pid) .*$/u, '$1'));
  return [...new Set(selectors)].sort().join(' ');
}

function countsDiffer(before: Snapshot, after: Snapshot): boolean {
  const [left, right] = [kernelNumber(before.host.kernelRelease), kernelNumber(after.host.kernelRelease)];
  return left !== null && right !== null && countingChanged.some((change) => left < change !== right < change);
}
