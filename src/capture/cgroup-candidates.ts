import type { Mount } from './mounts.ts';

/** A directory that a cgroup path may mean, to be believed only when it lists the process. */
export interface CgroupCandidate {
  readonly directory: string;
  readonly mountPoint: string;
  /** How it was found, for the manifest. */
  readonly reason: string;
  /** The mount shows more than the cgroup namespace, so the directory's own name is not known: look for the process below. */
  readonly search: boolean;
}

/** Mounts that carry a version 1 controller, or version 2; the last mounted first, since it may cover an earlier one. */
export function mountsOf(
  mounts: readonly Mount[],
  kind: { readonly version: 2 } | { readonly version: 1; readonly controller: string },
): readonly Mount[] {
  return mounts
    .filter((mount) =>
      kind.version === 2 ? mount.type === 'cgroup2' : mount.type === 'cgroup' && mount.superOptions.includes(kind.controller),
    )
    .toReversed();
}

/**
 * Where a cgroup path from /proc/PID/cgroup may lie, given the mounts. Both are relative to the reader's cgroup namespace
 * (cgroup_namespaces(7)), and a mount may show only a part of the hierarchy, as in a container on version 1.
 */
export function cgroupCandidates(path: string, mounts: readonly Mount[]): readonly CgroupCandidate[] {
  const candidates: CgroupCandidate[] = [];
  for (const { root, mountPoint } of mounts) {
    const add = (rest: string, reason: string, search = false): void => {
      candidates.push({ directory: joinPath(mountPoint, rest), mountPoint, reason, search });
    };
    const isAbove = /^(?:\/\.\.)+$/u.test(root);
    if (root === '/') {
      if (path.startsWith('/..')) continue;
      add(path, 'the whole hierarchy is mounted');
    } else if (path === root || path.startsWith(`${root}/`)) {
      add(path.slice(root.length), isAbove ? 'mounted from above the cgroup namespace' : 'a part of the hierarchy is mounted');
    } else if (isAbove) {
      add('/', 'mounted from above the cgroup namespace, searched for the process', true);
    }
  }
  return candidates;
}

function joinPath(folder: string, rest: string): string {
  const below = rest === '/' ? '' : rest;
  return folder === '/' ? below || '/' : `${folder}${below}`;
}

/** A cgroup directory and all above it, up to the mount point: charging walks this chain, and any level may hold the limit. */
export function withAncestors(directory: string, mountPoint: string): readonly string[] {
  const chain = [directory];
  let at = directory;
  while (at !== mountPoint && at.startsWith(mountPoint)) {
    at = at.slice(0, at.lastIndexOf('/'));
    if (at === '') break;
    chain.push(at);
  }
  return chain;
}
