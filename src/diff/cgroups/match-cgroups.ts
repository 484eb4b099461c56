import type { Cgroup, Process } from '../../model/index.ts';
import { withoutIds } from '../processes/ids.ts';

export interface CgroupMatch {
  readonly left: Cgroup;
  readonly right: Cgroup;
  readonly kind: 'same' | 'matched';
  /** 0.99 the same path, 0.8 its processes were paired or its pod stayed, 0.5 the path without ids alone. */
  readonly confidence: number;
}

type Cgroups = ReadonlyMap<string, Cgroup>;
interface ProcessPairing {
  readonly before: Process | null;
  readonly after: Process | null;
}

/** Pairs cgroups: by path, across versions by path, then those whose path holds an id that was drawn anew. */
export function matchCgroups(before: Cgroups, after: Cgroups, processes: readonly ProcessPairing[]): readonly CgroupMatch[] {
  const older = new Map(before);
  const newer = new Map(after);
  const matches: CgroupMatch[] = [];
  const take = (left: Cgroup, right: Cgroup, kind: CgroupMatch['kind'], confidence: number): void => {
    older.delete(left.id);
    newer.delete(right.id);
    matches.push({ left, right, kind, confidence });
  };
  for (const right of after.values()) {
    const left = older.get(right.id);
    if (left !== undefined) take(left, right, 'same', 0.99);
  }
  for (const right of [...newer.values()]) {
    const left = older.get(`v${right.version === 1 ? '2' : '1'}:${right.path}`);
    if (left !== undefined) take(left, right, 'matched', 0.8);
  }
  for (const [left, right] of votedFor(older, newer, before, after, processes)) {
    if (older.has(left.id) && newer.has(right.id)) take(left, right, 'matched', 0.8);
  }
  for (const [left, right] of loneByPath(older, newer))
    take(left, right, 'matched', left.pod !== null && left.pod === right.pod ? 0.8 : 0.5);
  return matches;
}

/** Old and new cgroups whose processes were paired with each other, and their ancestors level by level; most votes first. */
function votedFor(
  older: Cgroups,
  newer: Cgroups,
  before: Cgroups,
  after: Cgroups,
  processes: readonly ProcessPairing[],
): readonly (readonly [Cgroup, Cgroup])[] {
  const votes = new Map<string, { readonly pair: readonly [Cgroup, Cgroup]; count: number }>();
  for (const { before: was, after: is } of processes) {
    let left = was?.cgroup == null ? undefined : before.get(was.cgroup);
    let right = is?.cgroup == null ? undefined : after.get(is.cgroup);
    while (left !== undefined && right !== undefined) {
      if (older.has(left.id) && newer.has(right.id) && withoutIds(left.path) === withoutIds(right.path)) {
        const key = `${left.id}\0${right.id}`;
        const vote = votes.get(key) ?? { pair: [left, right] as const, count: 0 };
        vote.count += 1;
        votes.set(key, vote);
      }
      left = left.parent === null ? undefined : before.get(left.parent);
      right = right.parent === null ? undefined : after.get(right.parent);
    }
  }
  return [...votes.entries()].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([, { pair }]) => pair);
}

/** Those left over whose path without ids exists once on each side. */
function loneByPath(older: Cgroups, newer: Cgroups): readonly (readonly [Cgroup, Cgroup])[] {
  const byPath = (cgroups: Cgroups): ReadonlyMap<string, readonly Cgroup[]> => {
    const groups = new Map<string, Cgroup[]>();
    for (const cgroup of cgroups.values()) {
      const key = `${String(cgroup.version)} ${withoutIds(cgroup.path)}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [cgroup]);
      else group.push(cgroup);
    }
    return groups;
  };
  const [olds, news] = [byPath(older), byPath(newer)];
  return [...olds].flatMap(([key, [left, ...others]]) => {
    const [right, ...rivals] = news.get(key) ?? [];
    return left !== undefined && right !== undefined && others.length === 0 && rivals.length === 0 ? [[left, right] as const] : [];
  });
}
