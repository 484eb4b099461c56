import { isNormalForHost } from './judge-refusal.ts';
import { expandPlanned, type PlannedFile } from './file-plan.ts';
import { isMemoryFileSystem } from './mounts.ts';
import { readPlanned } from './process-files.ts';
import type { Session } from './session.ts';

/** Reads files of the host. @returns those that gave nothing at all for the time they were given */
export async function captureHost(
  session: Session,
  planned: readonly PlannedFile[],
): Promise<readonly { readonly path: string; readonly errno: string }[]> {
  const { machine, recorder } = session;
  const missing: { path: string; errno: string }[] = [];
  const expanded = await expandPlanned(machine, '', planned);
  for (const { path, result, stored } of (await readPlanned(machine, recorder, '', expanded)).tried) {
    if (!stored) recorder.refuse(path, result.errno, result.at, isNormalForHost(result.errno));
    if (result.errno === 'ETIMEDOUT' || result.errno === 'EIO') missing.push({ path, errno: result.errno });
  }
  return missing;
}

/** How full the file systems are that are memory themselves. No other kind is asked: a dead network mount never answers. */
export async function noteMemoryFileSystems(session: Session): Promise<void> {
  const { machine, recorder } = session;
  const mounts = new Map(session.mounts.filter(isMemoryFileSystem).map((mount) => [mount.mountPoint, mount]));
  const points = [...mounts.keys()];
  const looked = await machine.look(points.map((point) => machine.statfs(point)));
  looked.forEach(({ result }, at) => {
    const point = points[at] ?? '';
    const { facts } = result;
    if (result.errno !== '' || facts === undefined) return;
    const block = facts['bsize'] ?? 0;
    recorder.note(point.slice(1), 'statfs', {
      type: mounts.get(point)?.type ?? '',
      bytes: (facts['blocks'] ?? 0) * block,
      used: ((facts['blocks'] ?? 0) - (facts['bfree'] ?? 0)) * block,
      inodes: (facts['files'] ?? 0) - (facts['ffree'] ?? 0),
    });
  });
}
