import { CgroupWalk } from './cgroup-walk.ts';
import { isNormalForHost } from './judge-refusal.ts';
import type { ProcessOutcome } from './process-capture.ts';
import { readPlanned } from './process-files.ts';
import type { Session } from './session.ts';

/** Captures the cgroups of processes with all their ancestors, each directory once a sample. */
export class CgroupCapture {
  readonly #session: Session;
  readonly #walk: CgroupWalk;

  constructor(session: Session) {
    this.#session = session;
    this.#walk = new CgroupWalk(session);
  }

  /** @returns files that could not be read and should have been */
  async capture({ target, lines, cgroup }: ProcessOutcome): Promise<readonly { readonly path: string; readonly errno: string }[]> {
    const { machine, recorder, isOver } = this.#session;
    const missing: { path: string; errno: string }[] = [];
    for await (const { folder, files } of this.#walk.next(target.pid, lines, cgroup)) {
      if (isOver()) break;
      const { tried, looked } = await readPlanned(machine, recorder, folder, files, { behind: [machine.stat(folder)] });
      for (const { path, result, stored } of tried) {
        if (stored) continue;
        const normal = isNormalForHost(result.errno);
        recorder.refuse(path, result.errno, result.at, normal);
        if (!normal) missing.push({ path, errno: result.errno });
      }
      // Inode and time of the directory: a cgroup of the same name that was made anew has others.
      const facts = looked[0]?.result.facts;
      if (looked[0]?.result.errno === '' && facts !== undefined) {
        recorder.note(folder, 'stat', { inode: facts['inode'] ?? 0, ctime: new Date(facts['ctimeMs'] ?? 0).toISOString() });
      }
    }
    return missing;
  }
}
