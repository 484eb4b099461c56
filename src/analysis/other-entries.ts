import type { CgroupEntry, GroupEntry, SharedObjectEntry } from '../contract/index.ts';
import type { CgroupPair, Comparison } from '../diff/index.ts';
import { ancestry, numberOf, type Cgroup } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { headroomOf } from './headroom.ts';

export function groupEntries(comparison: Comparison): readonly GroupEntry[] {
  return comparison.groups.map((group) => ({ ...group, id: showName(group.id), name: showName(group.name) }));
}

export function sharedObjectEntries(comparison: Comparison): readonly SharedObjectEntry[] {
  return comparison.sharedObjects.map((object) => ({
    ...object,
    id: showName(object.id),
    label: showName(object.label),
    chargedTo: object.chargedTo === null ? null : showName(object.chargedTo),
  }));
}

export function cgroupEntries(comparison: Comparison): readonly CgroupEntry[] {
  const newest = new Map(comparison.processes.map((pair) => [(pair.after ?? pair.before)?.id ?? '', pair.id]));
  return comparison.cgroups.map((pair) => cgroupEntry(pair, comparison, newest));
}

function cgroupEntry(pair: CgroupPair, comparison: Comparison, ids: ReadonlyMap<string, string>): CgroupEntry {
  const cgroup = pair.after ?? pair.before;
  const tree = pair.after === null ? (comparison.before?.cgroups ?? new Map<string, Cgroup>()) : comparison.after.cgroups;
  const level = cgroup === null ? null : limitingLevel(cgroup, tree);
  return {
    id: showName(pair.id),
    path: showName(cgroup?.path ?? ''),
    ...(pair.before === null || pair.before.path === cgroup?.path ? {} : { pathBefore: showName(pair.before.path) }),
    version: cgroup?.version ?? 2,
    unit: cgroup?.unit == null ? null : showName(cgroup.unit),
    container: cgroup?.container ?? null,
    parent: cgroup?.parent == null ? null : showName(cgroup.parent),
    pairing: pair.pairing,
    members: cgroup?.members.map((member) => ids.get(member) ?? member) ?? [],
    metrics: pair.metrics,
    limitedBy: level === null ? null : { id: showName(level.id), metric: 'limit' },
    headroom: cgroup === null ? null : headroomOf(cgroup, pair.after === null ? (comparison.before ?? comparison.after) : comparison.after),
  };
}

/** The level of the path whose limit is the smallest, or null where none is limited. */
function limitingLevel(cgroup: Cgroup, tree: ReadonlyMap<string, Cgroup>): Cgroup | null {
  let best: { readonly level: Cgroup; readonly limit: number } | null = null;
  for (const level of ancestry(cgroup, tree)) {
    const limit = numberOf(level.metrics['limit']);
    if (limit !== null && (best === null || limit < best.limit)) best = { level, limit };
  }
  return best?.level ?? null;
}
