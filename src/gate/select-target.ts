import type { Process, Snapshot } from '../model/index.ts';
import { matchesGlob } from '../text/index.ts';
import type { Target } from './budget.ts';

/** The processes of a target in one sample, by the rules of `capture`'s selectors. Kernel threads and zombies have no memory to judge. */
export function selectProcesses(snapshot: Snapshot, target: Target | null): readonly Process[] {
  const all = [...snapshot.processes.values()].filter((process) => process.kind === 'user');
  if (target === null || target.all === true) return all;
  const chosen = new Set(all.filter((process) => isSelected(process, target)));
  if (target.tree === true) addDescendants(chosen, all);
  return all.filter((process) => chosen.has(process));
}

function isSelected({ pid, identity }: Process, target: Target): boolean {
  const { comm, exe, container } = identity;
  const path = identity.cgroup ?? '';
  const file = exe?.replace(/ \(deleted\)$/u, '') ?? '';
  const some = <T>(values: readonly T[] | undefined, test: (value: T) => boolean): boolean => values?.some(test) === true;
  return (
    some(target.pid, (wanted) => wanted === pid) ||
    some(target.name, (pattern) => matchesGlob(pattern, comm ?? '') || matchesGlob(pattern, file.slice(file.lastIndexOf('/') + 1))) ||
    some(target.exe, (pattern) => file !== '' && matchesGlob(pattern, file)) ||
    some(target.unit, (unit) => path.split('/').includes(unitName(unit))) ||
    some(target.cgroup, (wanted) => isBelow(path, wanted)) ||
    some(target.container, (id) => container?.startsWith(id.toLowerCase()) === true || container === id)
  );
}

/** `api` stands for `api.service`, as systemctl(1) has it. */
export function unitName(text: string): string {
  return /\.(?:service|scope|slice|socket|mount|swap)$/u.test(text) ? text : `${text}.service`;
}

export function isBelow(path: string, wanted: string): boolean {
  const root = `/${wanted.replace(/^\/(?:sys\/fs\/cgroup(?:\/memory|\/unified)?(?=\/|$))?\/*|\/+$/gu, '')}`;
  return root === '/' || path === root || path.startsWith(`${root}/`);
}

function addDescendants(chosen: Set<Process>, all: readonly Process[]): void {
  let size = -1;
  while (size !== chosen.size) {
    size = chosen.size;
    const pids = new Set([...chosen].map((process) => process.pid));
    for (const process of all) if (process.ppid !== null && pids.has(process.ppid)) chosen.add(process);
  }
}

/**
 * What a target's name means where no budget defines it: a unit, a command name, an executable's base name, a container's id, or a
 * selector spelt out (`unit:api.service`, `name:java*`). Null when nothing in these samples goes by it.
 */
export function resolveTarget(name: string, snapshots: readonly Snapshot[]): Target | null {
  const spelt = /^(pid|name|exe|unit|cgroup|container):(.+)$/su.exec(name);
  if (spelt?.[2] !== undefined) return spelt[1] === 'pid' ? { pid: [Number(spelt[2])] } : { [spelt[1] ?? 'name']: [spelt[2]] };
  const literal = name.replace(/[*?[\]\\]/gu, '\\$&');
  const guesses: readonly Target[] = [{ unit: [name] }, { name: [literal] }, { container: [name] }];
  return guesses.find((guess) => snapshots.some((snapshot) => selectProcesses(snapshot, guess).length > 0)) ?? null;
}

/** Names that `resolveTarget` would know. */
export function targetNames(snapshots: readonly Snapshot[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const snapshot of snapshots) {
    for (const { identity } of selectProcesses(snapshot, null)) {
      if (identity.unit !== null) names.add(identity.unit).add(identity.unit.replace(/\.service$/u, ''));
      if (identity.comm !== null) names.add(identity.comm);
    }
  }
  return names;
}
