import type { FindingEntry } from '../contract/index.ts';

/** From this share on, the stacks of new threads are the growth of the address space. */
const explained = 0.9;

/** Findings without those that say of a process what another of them says as well: one event makes one line. */
export function withoutRepeats(findings: readonly FindingEntry[]): readonly FindingEntry[] {
  return findings.filter((finding) => !findings.some((other) => other !== finding && tells(other, finding)));
}

/** Whether a finding says all that another says, and more. */
function tells(finding: FindingEntry, other: FindingEntry): boolean {
  const isOfOne = finding.subject.id === other.subject.id;
  switch (other.code) {
    case 'library-replaced':
      return (
        isOfOne &&
        finding.code === 'deleted-file-mapped' &&
        other.args['stale'] === true &&
        finding.subject.mapping === other.subject.mapping
      );
    case 'swapped-out':
      if (finding.code === 'anonymous-growth') return isOfOne && finding.args['shape'] === 'swapped';
      return (
        finding.code === 'limit-reached' &&
        typeof finding.args['swap'] === 'number' &&
        finding.subject.cgroup !== undefined &&
        finding.subject.cgroup === other.subject.cgroup
      );
    case 'mapping-growth':
      return (
        isOfOne && finding.code === 'thread-stacks-growth' && Number(finding.args['reserved']) >= Number(other.args['delta']) * explained
      );
    default:
      return false;
  }
}
