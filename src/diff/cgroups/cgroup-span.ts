import { numberOf, type Cgroup, type Snapshot } from '../../model/index.ts';
import type { CounterSpan } from '../counters.ts';
import { elapsedSeconds, reversed } from '../elapsed.ts';
import { bootOf } from '../processes/same-process.ts';

/** A ctime this much older than the older capture is no sign of a new cgroup: clocks are set, and making a child changes it. */
const slackSeconds = 1;

/**
 * Whether a cgroup of one path is another one than before: another inode, another boot, or a count of page faults that fell, which nobody
 * can reset. (failcnt and the peak can be reset by anybody and prove nothing.)
 */
export function wasRecreated(left: Cgroup, right: Cgroup, before: Snapshot, after: Snapshot): boolean {
  if (bootOf(before, after) === 'other') return true;
  if (left.inode !== null && right.inode !== null) return left.inode !== right.inode;
  if (left.version !== right.version || reversed(before, after)) return false;
  const [was, is] = [numberOf(left.metrics['pageFaults']), numberOf(right.metrics['pageFaults'])];
  return was !== null && is !== null && is < was;
}

/** Counters of a cgroup run since it was made, or since the older capture if it was there then. */
export function cgroupSpan(left: Cgroup | null, right: Cgroup | null, before: Snapshot, after: Snapshot, recreated: boolean): CounterSpan {
  const isNew = right !== null && (left === null || recreated);
  return {
    seconds: elapsedSeconds(before, after),
    restarted: isNew ? { age: ageOf(right, before, after, left === null) } : null,
    reversed: reversed(before, after),
  };
}

function ageOf(cgroup: Cgroup, before: Snapshot, after: Snapshot, appeared: boolean): number | null {
  const elapsed = elapsedSeconds(before, after);
  if (cgroup.createdAt === null || after.takenAt === null) return null;
  const age = (Date.parse(after.takenAt) - Date.parse(cgroup.createdAt)) / 1000;
  // One that was not there before cannot be older than the older capture, whatever its times say.
  const most = appeared && elapsed !== null ? Math.min(age, elapsed + slackSeconds) : age;
  return most > 0 ? most : null;
}
