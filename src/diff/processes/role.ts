import type { Process, Snapshot } from '../../model/index.ts';
import { versionFree } from '../version-free.ts';
import { argumentShape, scriptOf } from './argument-shape.ts';
import { placeOf, type Place } from './place.ts';

/** What a process is on its host, in the terms that a restart keeps. */
export interface Role {
  readonly process: Process;
  readonly place: Place;
  /** Executable without its version, with the script where an interpreter runs one. */
  readonly program: string | null;
  readonly arguments: string | null;
  /** The parent, where it lives in the same place: a master's worker is not a master. */
  readonly parent: Process | null;
  /** How it stands under its parents inside its place: `root`, or programs from the nearest parent up. */
  readonly standing: string;
  /** Rank by start among all processes of the snapshot. */
  readonly rank: number;
}

/** Above this depth nothing tells roles apart any more, and a loop of stale parents ends. */
const mostParents = 3;

/** The roles of all processes of a snapshot, by process id. */
export function rolesOf(snapshot: Snapshot): ReadonlyMap<string, Role> {
  const processes = [...snapshot.processes.values()];
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const places = new Map(processes.map((process) => [process.id, placeOf(process.identity)]));
  const ordered = [...processes].sort(
    (left, right) => (left.startTime ?? Infinity) - (right.startTime ?? Infinity) || left.pid - right.pid,
  );
  const ranks = new Map(ordered.map((process, rank) => [process.id, rank]));
  const parentOf = (process: Process): Process | null => {
    const parent = process.ppid === null ? undefined : byPid.get(process.ppid);
    if (parent === undefined || parent.pid === process.pid || parent.kind !== 'user') return null;
    // The first process of a host starts every service; that says nothing about any of them.
    if (parent.pid === 1) return null;
    return places.get(parent.id)?.key === places.get(process.id)?.key ? parent : null;
  };
  return new Map(
    processes.map((process) => {
      const parent = parentOf(process);
      const role: Role = {
        process,
        place: places.get(process.id) ?? { key: null, owned: false },
        program: programOf(process),
        arguments: argumentShape(process.identity.argv),
        parent,
        standing: standingOf(process, parentOf),
        rank: ranks.get(process.id) ?? 0,
      };
      return [process.id, role] as const;
    }),
  );
}

export function programOf(process: Process): string | null {
  const { exe, argv, comm } = process.identity;
  if (exe === null) return comm === null ? null : `comm ${comm}`;
  const script = scriptOf(argv, exe);
  return script === null ? versionFree(exe) : `${versionFree(exe)} ${script}`;
}

function standingOf(process: Process, parentOf: (process: Process) => Process | null): string {
  const chain: string[] = [];
  for (let at = parentOf(process); at !== null && chain.length < mostParents; at = parentOf(at)) chain.push(programOf(at) ?? '?');
  return chain.length === 0 ? 'root' : chain.join(' < ');
}
