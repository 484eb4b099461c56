import type { CgroupLine } from './cgroup-lines.ts';

/** Whether a process whose cgroup file holds these lines belongs to a systemd unit (or lives below a slice of that name). */
export function isInUnit(lines: readonly CgroupLine[], unit: string): boolean {
  return lines.some((line) => line.path.split('/').includes(unit));
}

/**
 * Whether a process is in a cgroup or below it.
 *
 * @param path `/a/b`; a mount point before it (`/sys/fs/cgroup/memory/a/b`) is recognised
 */
export function isInCgroup(lines: readonly CgroupLine[], path: string, mountPoints: readonly string[]): boolean {
  const wanted = new Set([path]);
  for (const mountPoint of mountPoints) {
    if (path === mountPoint) wanted.add('/');
    else if (path.startsWith(`${mountPoint}/`)) wanted.add(path.slice(mountPoint.length));
  }
  return lines.some((line) => [...wanted].some((root) => root === '/' || line.path === root || line.path.startsWith(`${root}/`)));
}

/** Monitors of containers carry the id in their scope's name as well, but are not the workload. */
const monitors = /(?:^|\/)(?:libpod|crio)-conmon-|(?:^|\/)lxc\.monitor[./]/u;
/** What stands before a container's id or name in one component of the path, by runtime and cgroup driver. */
const prefixes =
  /^(?:(?:docker|cri-containerd|crio|libpod|nerdctl|containerd|machine|lxc\.payload|systemd-nspawn)[-.@]|[^/]*:cri-containerd:|machine-libpod_pod_)?/u;
const identifier = /^[0-9a-f]{12,64}(?:-[0-9]+)?$/u;

/**
 * Whether a process is in a container, of any runtime: some component of its path is the container's id, behind the runtime's
 * prefix, or its name where the runtime uses names (LXC, nspawn, `ctr`).
 *
 * @param id the id's beginning, or the whole name
 */
export function isInContainer(lines: readonly CgroupLine[], id: string): boolean {
  return lines.some((line) => !monitors.test(line.path) && line.path.split('/').some((part) => isContainer(part, id)));
}

function isContainer(part: string, id: string): boolean {
  const bare = part.replace(/\.(?:scope|service|slice)$/u, '').replace(prefixes, '');
  if (bare === id || part === id) return true;
  return identifier.test(bare) && bare.startsWith(id.toLowerCase());
}
