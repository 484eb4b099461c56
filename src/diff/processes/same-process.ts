import { nameAt, type Process, type Snapshot } from '../../model/index.ts';

/** Whether two captures were taken within one boot. Pids and start times mean nothing across boots. */
export type Boot = 'same' | 'other' | 'unknown';

/** Clocks drift and captures take a while: uptime and wall clock may run apart by this much between two captures of one boot. */
const clockSlackSeconds = 120;

export function bootOf(before: Snapshot, after: Snapshot): Boot {
  const [left, right] = [before.host, after.host];
  if (left.bootId !== null && right.bootId !== null) return left.bootId === right.bootId ? 'same' : 'other';
  if (left.hostname !== null && right.hostname !== null && left.hostname !== right.hostname) return 'other';
  if (before.uptime === null || after.uptime === null || before.takenAt === null || after.takenAt === null) return 'unknown';
  const byWall = (Date.parse(after.takenAt) - Date.parse(before.takenAt)) / 1000;
  return Math.abs(after.uptime - before.uptime - byWall) <= clockSlackSeconds ? 'same' : 'other';
}

export interface Sameness {
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/**
 * Whether two processes with one pid are one process: the start time decides (field 22 of stat, ticks since boot), so a reused pid is
 * never taken for the old process. Where no start time is known, a kept stack address is as good: it is drawn at random at each exec.
 */
export function samePid(left: Process, right: Process, boot: Boot): Sameness | null {
  if (boot === 'other' || left.pid !== right.pid) return null;
  if (left.startTime !== null && right.startTime !== null) {
    if (left.startTime !== right.startTime) return null;
    if (boot === 'same') return { confidence: 0.99, reasons: ['pid', 'start time', 'boot'] };
    // Processes of early boot start at the same tick in every boot: without the boot id the name must agree too.
    return left.identity.comm === right.identity.comm ? { confidence: 0.8, reasons: ['pid', 'start time', 'name'] } : null;
  }
  const stacks = [stackOf(left), stackOf(right)];
  if (stacks[0] !== null && stacks[1] !== null) return stacks[0] === stacks[1] ? { confidence: 0.8, reasons: ['pid', 'addresses'] } : null;
  const alike =
    left.kind === right.kind &&
    left.identity.comm === right.identity.comm &&
    left.identity.exe === right.identity.exe &&
    left.ppid === right.ppid;
  return alike ? { confidence: 0.5, reasons: ['pid', 'name'] } : null;
}

function stackOf(process: Process): number | null {
  const table = process.mappings;
  if (table === null) return null;
  for (let at = table.count - 1; at >= 0; at -= 1) {
    if (nameAt(table, at) === '[stack]') return table.end[at] ?? null;
  }
  return null;
}
