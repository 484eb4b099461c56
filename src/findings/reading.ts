import type { Pair } from '../contract/index.ts';
import { elapsedSeconds as secondsBetween, type CgroupPair, type Comparison, type ProcessPair } from '../diff/index.ts';
import { ancestry, numberOf, type Cgroup, type Snapshot } from '../model/index.ts';
import type { Outcome } from './rule.ts';

/** Numbers of a pair; null where a side is unknown, unlimited or does not exist. */
export const was = (pair: Pair | undefined): number | null => (typeof pair?.before === 'number' ? pair.before : null);
export const is = (pair: Pair | undefined): number | null => (typeof pair?.after === 'number' ? pair.after : null);
export const change = (pair: Pair | undefined): number | null => pair?.delta ?? null;

/** What a rule about change says of a single capture. */
export const oneCapture: Outcome = { state: 'not-applicable', why: 'one capture: nothing to compare with' };

/** Processes with an address space that are on both sides, restarts and matched workers included. */
export function lastingProcesses(comparison: Comparison): readonly ProcessPair[] {
  return comparison.processes.filter((pair) => pair.before?.kind === 'user' && pair.after?.kind === 'user');
}

/** Processes with an address space of the newer side. */
export function presentProcesses(comparison: Comparison): readonly ProcessPair[] {
  return comparison.processes.filter((pair) => pair.after?.kind === 'user');
}

/** Seconds between the two captures; null where it is not known or the host restarted in between: a rate needs one boot. */
export function elapsedSeconds({ before, after }: Comparison): number | null {
  if (before === null) return null;
  if (before.host.bootId !== null && after.host.bootId !== null && before.host.bootId !== after.host.bootId) return null;
  const seconds = secondsBetween(before, after);
  return seconds !== null && seconds > 0 ? seconds : null;
}

/** Of cgroups that a rule accuses, those whose children do not explain it: a parent counts what its children hold. */
export function deepestOf(pairs: readonly CgroupPair[], snapshot: Snapshot): readonly CgroupPair[] {
  const above = new Set(
    pairs.flatMap((pair) =>
      pair.after === null
        ? []
        : ancestry(pair.after, snapshot.cgroups)
            .slice(1)
            .map((cgroup) => cgroup.id),
    ),
  );
  return pairs.filter((pair) => !above.has(pair.id));
}

/** Processes of a cgroup and of everything below it. */
export function membersBelow(cgroup: Cgroup, snapshot: Snapshot): readonly string[] {
  return [...cgroup.members, ...cgroup.children.flatMap((child) => below(child, snapshot))];
}

function below(id: string, snapshot: Snapshot): readonly string[] {
  const cgroup = snapshot.cgroups.get(id);
  return cgroup === undefined ? [] : membersBelow(cgroup, snapshot);
}

/** A metric of a process as a number, or null. */
export const processAmount = (snapshot: Snapshot, id: string, metric: string): number | null => {
  const process = snapshot.processes.get(id);
  return process === undefined ? null : numberOf(process.metrics[metric]);
};
