import { decodeName } from '../text/index.ts';

/** One line of /proc/PID/mountinfo (proc_pid_mountinfo(5)). Paths are names, unescaped. */
export interface Mount {
  /** Which part of the file system is seen here: `/`, a subtree, or `/..` and up for what lies outside a cgroup namespace. */
  readonly root: string;
  readonly mountPoint: string;
  readonly type: string;
  readonly superOptions: readonly string[];
}

/** File systems that are memory themselves. Only these are asked for their use: statfs(2) of a dead network mount never returns. */
const memoryTypes = new Set(['tmpfs', 'ramfs', 'hugetlbfs', 'devtmpfs']);

export function parseMounts(bytes: Uint8Array): readonly Mount[] {
  const mounts: Mount[] = [];
  for (const line of decodeName(bytes).split('\n')) {
    // The number of optional fields before the dash varies.
    const dash = line.indexOf(' - ');
    if (dash === -1) continue;
    const [, , , root, mountPoint] = line.slice(0, dash).split(' ');
    const [type, , superOptions] = line.slice(dash + 3).split(' ');
    if (root === undefined || mountPoint === undefined || type === undefined) continue;
    mounts.push({ root: unescapeOctal(root), mountPoint: unescapeOctal(mountPoint), type, superOptions: (superOptions ?? '').split(',') });
  }
  return mounts;
}

/** Blank, tab, newline and backslash stand as `\040`, `\011`, `\012` and `\134`. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/gu, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

export function isMemoryFileSystem(mount: Mount): boolean {
  return memoryTypes.has(mount.type);
}

/** Mounts as they look from below `folder`; those elsewhere are left out. */
export function mountsBelow(mounts: readonly Mount[], folder: string): readonly Mount[] {
  const prefix = folder.replace(/\/+$/u, '');
  if (prefix === '') return mounts;
  return mounts
    .filter((mount) => mount.mountPoint.startsWith(`${prefix}/`))
    .map((mount) => ({ ...mount, mountPoint: mount.mountPoint.slice(prefix.length) }));
}
