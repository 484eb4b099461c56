import type { Language, ReconciliationEntry } from '../../contract/index.ts';
import type { Comparison } from '../../diff/index.ts';
import { numberOf, type Cgroup, type Process, type Snapshot } from '../../model/index.ts';
import { showName } from '../../text/index.ts';
import { cgroupChecks } from './cgroup-checks.ts';
import { classify, toEntry, type Check } from './check.ts';
import { hostChecks } from './host-checks.ts';
import { processChecks } from './process-checks.ts';

/** Beyond the targets and what findings are about, the largest of a host are shown in full; of the others only what disagrees. */
const fullProcesses = 12;
const fullCgroups = 12;

/**
 * Competing numbers side by side, each gap classified. Both sides of a diff; of the older one only what does not agree. `named` are the ids and
 * paths, as they are shown, of processes and cgroups that findings are about: they are shown in full, however small.
 */
export function reconcile(comparison: Comparison, language: Language, named: ReadonlySet<string>): readonly ReconciliationEntry[] {
  const after = checksOf(comparison.after, 'after', named);
  const before =
    comparison.before === null
      ? []
      : checksOf(comparison.before, 'before', named).filter((check) => classify(check)?.state === 'disagrees');
  return [...after, ...before].flatMap((check) => toEntry(check, language) ?? []);
}

/** Every check of a snapshot that is shown. */
function checksOf(snapshot: Snapshot, side: Check['side'], named: ReadonlySet<string>): readonly Check[] {
  const targets = new Set(snapshot.targets);
  const isNamed = (id: string): boolean => named.has(showName(id));
  const users = [...snapshot.processes.values()].filter(({ kind }) => kind === 'user');
  const processes = ranked(users, (process) => numberOf(process.metrics['rss']) ?? 0).flatMap((process, rank) =>
    shown(processChecks(process, snapshot, side), targets.has(process.id) || isNamed(process.id) || rank < fullProcesses),
  );
  const below = membersBelow(snapshot);
  const cgroups = ranked(
    [...snapshot.cgroups.values()].filter((cgroup) => below(cgroup).length > 0),
    (cgroup) => numberOf(cgroup.metrics['usage']) ?? 0,
  ).flatMap((cgroup, rank) =>
    shown(cgroupChecks(cgroup, below(cgroup), snapshot, side), isNamed(cgroup.id) || isNamed(cgroup.path) || rank < fullCgroups),
  );
  return [...hostChecks(snapshot, side), ...processes, ...cgroups];
}

const shown = (checks: readonly Check[], inFull: boolean): readonly Check[] =>
  inFull ? checks : checks.filter((check) => classify(check)?.state === 'disagrees');

function ranked<T>(things: readonly T[], size: (thing: T) => number): readonly T[] {
  return [...things].sort((left, right) => size(right) - size(left));
}

/** Processes of a cgroup and of everything below it; made once a snapshot. */
function membersBelow(snapshot: Snapshot): (cgroup: Cgroup) => readonly Process[] {
  const known = new Map<string, readonly Process[]>();
  const collect = (cgroup: Cgroup): readonly Process[] => {
    const made = known.get(cgroup.id);
    if (made !== undefined) return made;
    const own = cgroup.members.flatMap((id) => snapshot.processes.get(id) ?? []);
    const lower = cgroup.children.flatMap((id) => {
      const child = snapshot.cgroups.get(id);
      return child === undefined ? [] : collect(child);
    });
    const all = [...own, ...lower];
    known.set(cgroup.id, all);
    return all;
  };
  return collect;
}
