import { exitCodes, MemcaseError, type SelectorMatch } from '../contract/index.ts';
import { parseCgroupLines, type CgroupLine } from './cgroup-lines.ts';
import { matchesGlob } from './glob.ts';
import type { Machine } from './machine.ts';
import { isInCgroup, isInContainer, isInUnit } from './match-cgroup.ts';
import { findProcess, listProcesses } from './process-list.ts';
import type { ProcessStat } from './process-stat.ts';
import { showSelector, type Selector } from './selector.ts';

/** A process to be captured. */
export interface Target {
  readonly pid: number;
  readonly stat: ProcessStat;
  /** Asked for by pid, name, unit, cgroup or container, not only by `--all` or `--tree`: if it vanishes, something is missing. */
  readonly named: boolean;
  /** One of the processes that do the capturing. */
  readonly own: boolean;
}

export interface Resolved {
  readonly targets: readonly Target[];
  readonly matches: readonly SelectorMatch[];
}

interface Candidate {
  readonly stat: ProcessStat;
  readonly exe: string | null;
  readonly cgroups: readonly CgroupLine[];
}

/**
 * Resolves selectors once, before anything is captured. Nothing found at all is a {@link MemcaseError} (exit 6).
 *
 * @param own pids of our own processes: no name finds them
 * @param mountPoints of cgroup file systems, so that `--cgroup` takes a path below one
 */
export async function resolveTargets(
  machine: Machine,
  selectors: readonly Selector[],
  tree: boolean,
  own: ReadonlySet<number>,
  mountPoints: readonly string[],
): Promise<Resolved> {
  const processes = new Map(await listProcesses(machine));
  for (const selector of selectors) {
    if (selector.kind !== 'pid' || processes.has(selector.pid)) continue;
    const found = await findProcess(machine, selector.pid);
    if (found !== null) processes.set(selector.pid, found);
  }
  const candidates = await describeCandidates(machine, processes, selectors);
  const named = new Set<number>();
  const chosen = new Set<number>();
  const matches = selectors.map((selector): SelectorMatch => {
    const pids = [...candidates]
      .filter(([pid, candidate]) => matches1(selector, pid, candidate, own, mountPoints))
      .map(([, { stat }]) => stat.pid);
    for (const pid of pids) {
      chosen.add(pid);
      if (selector.kind !== 'all') named.add(pid);
    }
    return { selector: showSelector(selector), pids };
  });
  if (tree) matches.push({ selector: '--tree', pids: addDescendants(chosen, processes) });
  if (chosen.size === 0) throw notFound(selectors);
  const targets = [...new Map([...processes.values()].map((stat) => [stat.pid, stat])).values()]
    .filter((stat) => chosen.has(stat.pid))
    .map((stat) => ({ pid: stat.pid, stat, named: named.has(stat.pid), own: own.has(stat.pid) }));
  return { targets, matches };
}

async function describeCandidates(
  machine: Machine,
  processes: ReadonlyMap<number, ProcessStat>,
  selectors: readonly Selector[],
): Promise<ReadonlyMap<number, Candidate>> {
  const kinds = new Set(selectors.map((selector) => selector.kind));
  const pids = [...processes.keys()];
  const exes =
    kinds.has('name') || kinds.has('exe') ? await machine.look(pids.map((pid) => machine.readsLinks(`proc/${pid}`, ['exe']))) : [];
  const wantsCgroups = kinds.has('unit') || kinds.has('cgroup') || kinds.has('container');
  const cgroups = wantsCgroups ? await machine.read(pids.map((pid) => `proc/${pid}/cgroup`)) : [];
  return new Map(
    [...processes].map(([pid, stat], at) => [
      pid,
      {
        stat,
        exe: exes[at]?.result.links?.[0]?.target?.replace(/ \(deleted\)$/u, '') ?? null,
        cgroups: parseCgroupLines(cgroups[at]?.bytes ?? new Uint8Array(0)),
      },
    ]),
  );
}

function matches1(
  selector: Selector,
  pid: number,
  candidate: Candidate,
  own: ReadonlySet<number>,
  mountPoints: readonly string[],
): boolean {
  switch (selector.kind) {
    case 'pid':
      return pid === selector.pid;
    case 'name': {
      const base = candidate.exe?.slice(candidate.exe.lastIndexOf('/') + 1);
      const named = matchesGlob(selector.pattern, candidate.stat.comm) || (base !== undefined && matchesGlob(selector.pattern, base));
      return named && !own.has(pid);
    }
    case 'exe':
      return candidate.exe !== null && matchesGlob(selector.pattern, candidate.exe) && !own.has(pid);
    case 'unit':
      return isInUnit(candidate.cgroups, selector.unit);
    case 'cgroup':
      return isInCgroup(candidate.cgroups, selector.path, mountPoints);
    case 'container':
      return isInContainer(candidate.cgroups, selector.id);
    case 'all':
      return true;
    default:
      return selector satisfies never;
  }
}

/** Adds all descendants to `chosen` and says which they are. */
function addDescendants(chosen: Set<number>, processes: ReadonlyMap<number, ProcessStat>): readonly number[] {
  const children = new Map<number, number[]>();
  for (const { pid, ppid } of processes.values()) children.set(ppid, [...(children.get(ppid) ?? []), pid]);
  const added: number[] = [];
  const queue = [...chosen];
  for (let parent = queue.pop(); parent !== undefined; parent = queue.pop()) {
    for (const child of children.get(parent) ?? []) {
      if (chosen.has(child)) continue;
      chosen.add(child);
      added.push(child);
      queue.push(child);
    }
  }
  return added.sort((a, b) => a - b);
}

function notFound(selectors: readonly Selector[]): MemcaseError {
  return new MemcaseError({
    code: 'target-not-found',
    exit: exitCodes.notFound,
    what: `no process matches ${selectors.map(showSelector).join(', ')}.`,
    meaning: 'Nothing was captured.',
    next: 'Look with ps -e; processes of other users may be hidden from you (mount option hidepid of /proc).',
  });
}
