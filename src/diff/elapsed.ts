import type { Process, Snapshot } from '../model/index.ts';
import type { CounterSpan } from './counters.ts';
import { bootOf } from './processes/same-process.ts';

/** Seconds between two captures: by uptime within one boot, else by the wall clock. */
export function elapsedSeconds(before: Snapshot, after: Snapshot): number | null {
  if (bootOf(before, after) !== 'other' && before.uptime !== null && after.uptime !== null) return after.uptime - before.uptime;
  return before.takenAt === null || after.takenAt === null ? null : (Date.parse(after.takenAt) - Date.parse(before.takenAt)) / 1000;
}

/** Counters of the host run from boot. */
export function hostSpan(before: Snapshot, after: Snapshot): CounterSpan {
  const rebooted = bootOf(before, after) === 'other';
  return {
    seconds: elapsedSeconds(before, after),
    restarted: rebooted ? { age: after.uptime } : null,
    reversed: reversed(before, after),
  };
}

/** Counters of a process run from its start. */
export function processSpan(before: Snapshot, after: Snapshot, process: Process | null, isSame: boolean): CounterSpan {
  return {
    seconds: elapsedSeconds(before, after),
    restarted: isSame || process === null ? null : { age: ageOf(process, after) },
    reversed: reversed(before, after),
  };
}

/** Seconds that a process has run when its capture was taken. */
export function ageOf(process: Process, snapshot: Snapshot): number | null {
  if (process.startTime === null || snapshot.uptime === null) return null;
  return Math.max(0, snapshot.uptime - process.startTime / snapshot.host.ticksPerSecond);
}

/** The older capture was taken after the newer one: by the clock of the wall, or within one boot by the uptime. */
export function reversed(before: Snapshot, after: Snapshot): boolean {
  if (before.host.bootId !== null && before.host.bootId === after.host.bootId && before.uptime !== null && after.uptime !== null)
    return before.uptime > after.uptime;
  return before.takenAt !== null && after.takenAt !== null && Date.parse(before.takenAt) > Date.parse(after.takenAt);
}
