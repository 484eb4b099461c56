import { decodeName } from '../text/index.ts';
import { withAncestors } from './cgroup-candidates.ts';
import type { CgroupDirectory } from './cgroup-directory.ts';
import { lineOfController } from './cgroup-lines.ts';
import { expandPlanned, type PlannedFile } from './file-plan.ts';
import { isNormalForHost } from './judge-refusal.ts';
import type { ProcessOutcome } from './process-capture.ts';
import { readPlanned } from './process-files.ts';
import type { Session } from './session.ts';

/** Which of the planned files a directory is asked for. */
type Choice =
  /** All, so that a missing one is on record. */
  | 'all'
  /** Those that are there: a directory of a hierarchy that carries something else. */
  | 'present';

/** Captures the cgroups of processes with all their ancestors, each directory once a sample. */
export class CgroupCapture {
  readonly #session: Session;
  readonly #done = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Files that could not be read and should have been. */
  async capture({ target, lines, cgroup, state }: ProcessOutcome): Promise<readonly { readonly path: string; readonly errno: string }[]> {
    const { plan, finder } = this.#session;
    if (cgroup.found === null || state === 'zombie') return [];
    const missing = [];
    const { found } = cgroup;
    const hugetlb = plan.cgroupV1.filter(({ where }) => where.startsWith('hugetlb.'));
    if (found.version === 2) {
      missing.push(
        ...(await this.#chain({ ...found, directory: found.below ?? found.directory }, plan.cgroupV2, (directory) =>
          directory.length >= found.directory.length && directory !== found.directory ? 'present' : 'all',
        )),
      );
    } else {
      const memory = plan.cgroupV1.filter((one) => !hugetlb.includes(one));
      missing.push(...(await this.#chain(found, memory, () => 'all')));
      // Only the version 2 tree has pressure per cgroup, even where it carries no controller.
      const unified = await finder.findUnified(target.pid, lines);
      if (unified.found !== null) missing.push(...(await this.#chain(unified.found, plan.cgroupV2, () => 'present')));
    }
    if (lineOfController(lines, 'hugetlb') !== null && hugetlb.length > 0) {
      const huge = await finder.findController(target.pid, lines, 'hugetlb');
      if (huge.found !== null) missing.push(...(await this.#chain(huge.found, hugetlb, () => 'present')));
    }
    return missing;
  }

  async #chain(
    found: CgroupDirectory,
    planned: readonly PlannedFile[],
    choose: (directory: string) => Choice,
  ): Promise<{ path: string; errno: string }[]> {
    const { machine, recorder } = this.#session;
    const missing: { path: string; errno: string }[] = [];
    for (const directory of withAncestors(found.directory, found.mountPoint)) {
      const key = `${planned[0]?.file.id ?? ''}:${directory}`;
      if (this.#done.has(key) || this.#session.isOver()) continue;
      this.#done.add(key);
      const folder = directory.slice(1);
      const names = choose(directory) === 'all' ? null : new Set((await machine.list(directory)).map(decodeName));
      const expanded = await expandPlanned(machine, folder, planned);
      const wanted = names === null ? expanded : expanded.filter(({ where }) => names.has(where));
      for (const { path, result, stored } of (await readPlanned(machine, recorder, folder, wanted)).tried) {
        if (stored) continue;
        const normal = isNormalForHost(result.errno);
        recorder.refuse(path, result.errno, result.at, normal);
        if (!normal) missing.push({ path, errno: result.errno });
      }
      await this.#noteDirectory(folder);
    }
    return missing;
  }

  /** Inode and time of the directory: a cgroup of the same name that was made anew has others. */
  async #noteDirectory(folder: string): Promise<void> {
    const { machine, recorder } = this.#session;
    const [looked] = await machine.stats([folder], 'stat');
    const facts = looked?.result.facts;
    if (looked === undefined || looked.result.errno !== '' || facts === undefined) return;
    recorder.note(folder, 'stat', { inode: facts['inode'] ?? 0, ctime: new Date(facts['ctimeMs'] ?? 0).toISOString() });
  }
}
