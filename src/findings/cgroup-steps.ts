import { amountOf, ancestry, type Cgroup, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { shellWord } from './args.ts';
import type { Coded } from './rule.ts';

/** Deeper paths than this make a command that nobody reads: the levels next to the cgroup are named. */
const mostLevels = 5;

const fileOf = ({ directory }: Cgroup, name: string): string => shellWord(showName(`/${directory}/${name}`));

/** Reads the limits of a cgroup and of every level above it, by the files that this version has. */
export function limitStep(cgroup: Cgroup, snapshot: Snapshot): Coded {
  const limit = cgroup.version === 1 ? 'memory.limit_in_bytes' : 'memory.max';
  // The root of version 2 has no limit.
  const levels = ancestry(cgroup, snapshot.cgroups).filter((level) => level.files.size > 0 && (cgroup.version === 1 || level.path !== '/'));
  const files = [
    ...(cgroup.version === 1 ? [] : [fileOf(cgroup, 'memory.high')]),
    ...levels.slice(0, mostLevels).map((level) => fileOf(level, limit)),
    // Where memory and swap together were refused, that limit is the one that was met.
    ...((amountOf(cgroup.files, 'v1:memory', 'memory.memsw.failcnt') ?? 0) > 0 ? [fileOf(cgroup, 'memory.memsw.limit_in_bytes')] : []),
  ];
  return { code: 'check-limit', args: { cgroup: showName(cgroup.path), files: files.join(' ') } };
}

/** Watches a cgroup's own pressure where its version has such a file, else that of the host. */
export function pressureStep(cgroup: Cgroup | null): Coded {
  const own = cgroup?.version === 2 ? fileOf(cgroup, 'memory.pressure') : '/proc/pressure/memory';
  return { code: 'watch-pressure', args: { file: own } };
}
