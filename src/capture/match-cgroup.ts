import { isInContainerPath } from '../kernel/index.ts';
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

/** Whether a process is in a container, by the beginning of its id or its whole name. */
export function isInContainer(lines: readonly CgroupLine[], id: string): boolean {
  return lines.some((line) => isInContainerPath(line.path, id));
}
