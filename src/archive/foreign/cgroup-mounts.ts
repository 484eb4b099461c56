import { eachLine, lineText } from '../../text/index.ts';
import type { HostFacts } from '../../contract/index.ts';

export type CgroupMounts = HostFacts['cgroupMounts'];
export type CgroupMode = NonNullable<HostFacts['cgroupMode']>;

/** What a mountinfo says of cgroups: mounts of cgroup2 and of the v1 memory controller, and whether other v1 hierarchies exist. */
export interface MountedCgroups {
  readonly mounts: CgroupMounts;
  readonly mode: CgroupMode;
}

/** Source: proc_pid_mountinfo(5): fields before ` - ` are id, parent, device, root, mount point, options; behind it type, source, options. */
export function readCgroupMounts(mountinfo: Uint8Array): MountedCgroups {
  const mounts: { version: 1 | 2; mountPoint: string; root: string; memory: boolean }[] = [];
  let anyOfV1 = false;
  for (const line of eachLine(mountinfo)) {
    const [before, behind] = splitOnce(lineText(line), ' - ');
    const fields = before.split(' ');
    const [type, , options = ''] = behind.split(' ');
    const root = unescapeOctal(fields[3] ?? '');
    const mountPoint = unescapeOctal(fields[4] ?? '');
    if (type === 'cgroup2') mounts.push({ version: 2, mountPoint, root, memory: false });
    if (type !== 'cgroup') continue;
    anyOfV1 = true;
    if (options.split(',').includes('memory')) mounts.push({ version: 1, mountPoint, root, memory: true });
  }
  const anyOfV2 = mounts.some((mount) => mount.version === 2);
  const memoryInV1 = mounts.some((mount) => mount.version === 1);
  // A controller is in one hierarchy at a time: what v1 has not mounted can be in the v2 tree.
  const settled = mounts.map((mount) => (mount.version === 2 ? { ...mount, memory: !memoryInV1 } : mount));
  return { mounts: settled, mode: anyOfV1 ? (anyOfV2 ? 'hybrid' : 'v1') : anyOfV2 ? 'v2' : 'none' };
}

/** The mode by the folders that a capture holds, where it holds no mountinfo. */
export function modeByPaths(seen: { readonly v1: boolean; readonly v2: boolean; readonly unified: boolean }): CgroupMode | null {
  if (seen.v1) return seen.unified ? 'hybrid' : 'v1';
  return seen.v2 ? 'v2' : null;
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** mountinfo writes blank, tab, newline and backslash as octal. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/gu, (_whole, digits: string) => String.fromCharCode(Number(`0o${digits}`)));
}
