import { decodeName } from '../text/index.ts';

/** One line of /proc/PID/cgroup (cgroups(7)): `4:memory:/a/b`, `0::/a/b`. */
export interface CgroupLine {
  readonly hierarchy: string;
  /** Empty for version 2 and for named hierarchies (`name=systemd` is no controller). */
  readonly controllers: readonly string[];
  readonly version: 1 | 2;
  /** A name, as the kernel prints it: never decoded, a unit's `\x2d` is part of it. Relative to the reader's cgroup namespace. */
  readonly path: string;
}

/** Lines are cut at their first two colons only: the path may hold more of them. A newline can't be in a cgroup's name. */
export function parseCgroupLines(bytes: Uint8Array): readonly CgroupLine[] {
  const lines: CgroupLine[] = [];
  for (const text of decodeName(bytes).split('\n')) {
    const first = text.indexOf(':');
    const second = text.indexOf(':', first + 1);
    if (first === -1 || second === -1) continue;
    const hierarchy = text.slice(0, first);
    const controllers = text.slice(first + 1, second);
    lines.push({
      hierarchy,
      controllers: controllers === '' || controllers.startsWith('name=') ? [] : controllers.split(','),
      version: hierarchy === '0' && controllers === '' ? 2 : 1,
      path: text.slice(second + 1).replace(/ \(deleted\)$/u, ''),
    });
  }
  return lines;
}

/** The line of a version 1 controller. */
export function lineOfController(lines: readonly CgroupLine[], controller: string): CgroupLine | null {
  return lines.find((line) => line.version === 1 && line.controllers.includes(controller)) ?? null;
}

/** The version 2 line. */
export function lineOfUnified(lines: readonly CgroupLine[]): CgroupLine | null {
  return lines.find((line) => line.version === 2) ?? null;
}
