import type { CapturedFact, HostFacts } from '../contract/index.ts';
import { readCgroupNames } from './cgroup-names.ts';
import { cgroupMetrics } from './cgroup-metrics.ts';
import type { HeldFile } from './collect.ts';
import { cgroupFile } from './locate.ts';
import { addParsed, parseHeld } from './parse-files.ts';
import { firstKnown, readField } from './read-field.ts';
import type { Cgroup, ParsedFile, Reading } from './snapshot.ts';

interface Hierarchy {
  readonly version: 1 | 2;
  /** Directory in the capture where the hierarchy is mounted. */
  readonly directory: string;
}

/** Assembles the memory cgroups of a sample from the files below each directory. */
export function assembleCgroups(
  directories: ReadonlyMap<string, readonly HeldFile[]>,
  host: HostFacts,
  facts: readonly CapturedFact[],
): Map<string, Cgroup> {
  const hierarchies = findHierarchies(directories, host);
  const cgroups = new Map<string, Cgroup>();
  for (const [directory, held] of [...directories].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const hierarchy = hierarchies.find((candidate) => directory === candidate.directory || directory.startsWith(`${candidate.directory}/`));
    if (hierarchy === undefined) continue;
    const cgroup = assembleCgroup(directory, held, hierarchy, host, facts);
    if (cgroup !== null) cgroups.set(cgroup.id, cgroup);
  }
  return withEffectiveLimits(linkTree(cgroups));
}

/**
 * Where the hierarchies lie: by the captured mounts, and by what the directories themselves hold. v1 memory has
 * memory.usage_in_bytes in every directory, a v2 tree has cgroup.controllers.
 */
function findHierarchies(directories: ReadonlyMap<string, readonly HeldFile[]>, host: HostFacts): readonly Hierarchy[] {
  const known = host.cgroupMounts.map((mount) => ({ version: mount.version, directory: mount.mountPoint.replace(/^\/+|\/+$/gu, '') }));
  const found: Hierarchy[] = known.filter((mount) =>
    [...directories.keys()].some((directory) => directory === mount.directory || directory.startsWith(`${mount.directory}/`)),
  );
  for (const [directory, held] of [...directories].sort(([left], [right]) => left.length - right.length)) {
    if (found.some((hierarchy) => directory === hierarchy.directory || directory.startsWith(`${hierarchy.directory}/`))) continue;
    const names = new Set(held.map((file) => file.path.slice(file.path.lastIndexOf('/') + 1)));
    if (names.has('memory.usage_in_bytes') || names.has('memory.limit_in_bytes'))
      found.push({ version: 1, directory: rootAbove(directory, 'memory') });
    else if (names.has('cgroup.controllers') || names.has('memory.current') || names.has('memory.stat'))
      found.push({ version: 2, directory: rootAbove(directory, null) });
  }
  // The longest mount point first: /sys/fs/cgroup/unified lies below a tmpfs at /sys/fs/cgroup.
  return found.sort((left, right) => right.directory.length - left.directory.length);
}

/** Without mounts: the shallowest directory met is the root, or its part up to the usual mount point. */
function rootAbove(directory: string, controller: string | null): string {
  const usual =
    controller === null
      ? /^(?:.*?sys\/fs\/cgroup(?:\/unified)?)(?=\/|$)/u
      : /^(?:.*?sys\/fs\/cgroup\/[^/]*memory[^/]*|.*?cgroup\/memory)(?=\/|$)/u;
  return usual.exec(directory)?.[0] ?? directory;
}

function assembleCgroup(
  directory: string,
  held: readonly HeldFile[],
  hierarchy: Hierarchy,
  host: HostFacts,
  facts: readonly CapturedFact[],
): Cgroup | null {
  const files = new Map<string, ParsedFile>();
  for (const file of held) {
    const entry = cgroupFile(hierarchy.version, file.path.slice(file.path.lastIndexOf('/') + 1));
    if (entry !== null) addParsed(files, parseHeld(file, entry, host));
  }
  if (files.size === 0) return null;
  const path = directory === hierarchy.directory ? '/' : directory.slice(hierarchy.directory.length);
  const stat = facts.find((fact) => fact.kind === 'stat' && fact.path === directory)?.facts;
  const inode = stat?.['inode'];
  const createdAt = stat?.['ctime'];
  return {
    id: `v${String(hierarchy.version)}:${path}`,
    path,
    version: hierarchy.version,
    directory,
    parent: null,
    children: [],
    ...readCgroupNames(path),
    members: [],
    metrics: cgroupMetrics(hierarchy.version, files),
    files,
    inode: typeof inode === 'number' ? inode : null,
    createdAt: typeof createdAt === 'string' ? createdAt : null,
  };
}

/** Parents by path: the nearest captured ancestor. */
function linkTree(cgroups: Map<string, Cgroup>): Map<string, Cgroup> {
  const children = new Map<string, string[]>();
  const parents = new Map<string, string | null>();
  for (const cgroup of cgroups.values()) {
    const parent = nearestAncestor(cgroup, cgroups);
    parents.set(cgroup.id, parent);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), cgroup.id]);
  }
  return new Map(
    [...cgroups].map(([id, cgroup]) => [id, { ...cgroup, parent: parents.get(id) ?? null, children: children.get(id) ?? [] }]),
  );
}

function nearestAncestor(cgroup: Cgroup, cgroups: ReadonlyMap<string, Cgroup>): string | null {
  let path = cgroup.path;
  while (path !== '/') {
    path = path.slice(0, path.lastIndexOf('/')) || '/';
    const id = `v${String(cgroup.version)}:${path}`;
    if (cgroups.has(id)) return id;
  }
  return null;
}

/** Charging walks up the parents and the first full level decides: the smallest limit on the path is the effective one. */
function withEffectiveLimits(cgroups: ReadonlyMap<string, Cgroup>): Map<string, Cgroup> {
  return new Map(
    [...cgroups].map(([id, cgroup]) => [
      id,
      { ...cgroup, metrics: { ...cgroup.metrics, effectiveLimit: [effectiveLimit(cgroup, cgroups)] } },
    ]),
  );
}

/** The path from a cgroup to the topmost captured ancestor, itself first. */
export function ancestry(cgroup: Cgroup, cgroups: ReadonlyMap<string, Cgroup>): readonly Cgroup[] {
  const path: Cgroup[] = [];
  for (let at: Cgroup | undefined = cgroup; at !== undefined; at = at.parent === null ? undefined : cgroups.get(at.parent)) path.push(at);
  return path;
}

function effectiveLimit(cgroup: Cgroup, cgroups: ReadonlyMap<string, Cgroup>): Reading {
  const limits = ancestry(cgroup, cgroups).map((level) => firstKnown(level.metrics['limit']));
  // v1 alone names the smallest limit above, even that of ancestors hidden by a cgroup namespace.
  if (cgroup.version === 1) limits.push(readField(cgroup.files, 'v1:memory.stat', 'hierarchical_memory_limit'));
  const known = limits.filter((limit) => limit.state === 'known');
  const smallest = known.reduce<Extract<Reading, { state: 'known' }> | null>((best, limit) => {
    if (limit.value === 'unlimited') return best ?? limit;
    return best === null || best.value === 'unlimited' || limit.value < best.value ? limit : best;
  }, null);
  return smallest === null
    ? { state: 'missing', reason: 'no-limit-file', source: 'smallest limit of all ancestors' }
    : { ...smallest, mark: 'derived' };
}
