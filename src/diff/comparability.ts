import type { CodedText, Severity } from '../contract/index.ts';
import type { Snapshot } from '../model/index.ts';
import { reversed } from './elapsed.ts';
import { transparentHugePages } from './noise/index.ts';

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
  { code: 'rebooted', severity: 'info', of: (snapshot) => snapshot.host.bootId },
  { code: 'thp-differs', severity: 'notice', of: transparentHugePages },
  { code: 'cgroup-mode-differs', severity: 'notice', of: (snapshot) => snapshot.host.cgroupMode },
  { code: 'architecture-differs', severity: 'warning', of: (snapshot) => snapshot.host.architecture },
];

/** What makes the two sides hard to compare, worst first. Words are added where the language is known. */
export function judgeComparability(before: Snapshot, after: Snapshot): readonly CodedText[] {
  const found: CodedText[] = [];
  for (const { code, severity, of } of checks) {
    const left = of(before);
    const right = of(after);
    if (left !== null && right !== null && left !== right) found.push({ code, severity, args: { before: left, after: right }, text: '' });
  }
  if (reversed(before, after))
    found.push({ code: 'reversed-in-time', severity: 'critical', args: { before: before.takenAt, after: after.takenAt }, text: '' });
  for (const [side, snapshot] of [
    ['before', before],
    ['after', after],
  ] as const) {
    if (snapshot.manifest?.complete === false) found.push({ code: 'incomplete', severity: 'notice', args: { side }, text: '' });
  }
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const order: readonly Severity[] = ['critical', 'warning', 'notice', 'info', 'clear'];
