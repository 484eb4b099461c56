import { decodeName } from '../text/index.ts';
import { withAncestors } from './cgroup-candidates.ts';
import type { CgroupDirectory, CgroupFinder, FoundCgroup } from './cgroup-directory.ts';
import { lineOfController, type CgroupLine } from './cgroup-lines.ts';
import { expandPlanned, type FilePlan, type PlannedFile } from './file-plan.ts';
import type { Machine } from './machine.ts';

/** The files of one cgroup directory that are to be read. */
export interface DirectoryFiles {
  /** Without leading slash. */
  readonly folder: string;
  readonly files: readonly PlannedFile[];
}

export interface Knows {
  readonly machine: Machine;
  readonly plan: FilePlan;
  readonly finder: CgroupFinder;
}

/** Which cgroup directories belong to a process, and which of their files are read. */
export class CgroupWalk {
  readonly #knows: Knows;
  readonly #hugetlb: readonly PlannedFile[];
  readonly #memoryV1: readonly PlannedFile[];
  readonly #done = new Set<string>();

  constructor(knows: Knows) {
    this.#knows = knows;
    const isHugetlb = ({ where }: PlannedFile): boolean => where.startsWith('hugetlb.');
    this.#hugetlb = knows.plan.cgroupV1.filter(isHugetlb);
    this.#memoryV1 = knows.plan.cgroupV1.filter((one) => !isHugetlb(one));
  }

  /** Directories of a process's cgroup with all ancestors that were not handed out before. */
  async *next(pid: number, lines: readonly CgroupLine[], { found }: FoundCgroup): AsyncGenerator<DirectoryFiles> {
    if (found === null) return;
    const { plan, finder } = this.#knows;
    if (found.version === 2) {
      // Below the directory that is charged there are no memory files, which is on record with the process; pressure is there.
      const bare =
        found.below === null ? [] : withAncestors(found.below, found.directory).filter((directory) => directory !== found.directory);
      yield* this.#present(bare, plan.cgroupV2);
      yield* this.#all(found, plan.cgroupV2);
    } else {
      yield* this.#all(found, this.#memoryV1);
      // Only the version 2 tree has pressure per cgroup, even where it carries no controller.
      const unified = await finder.findUnified(pid, lines);
      if (unified.found !== null) yield* this.#present(withAncestors(unified.found.directory, unified.found.mountPoint), plan.cgroupV2);
    }
    if (lineOfController(lines, 'hugetlb') === null || this.#hugetlb.length === 0) return;
    const huge = await finder.findController(pid, lines, 'hugetlb');
    if (huge.found !== null) yield* this.#present(withAncestors(huge.found.directory, huge.found.mountPoint), this.#hugetlb);
  }

  /** All planned files, so that one that is missing is on record. */
  async *#all(found: CgroupDirectory, planned: readonly PlannedFile[]): AsyncGenerator<DirectoryFiles> {
    for (const folder of this.#fresh(withAncestors(found.directory, found.mountPoint), planned)) {
      yield { folder, files: await expandPlanned(this.#knows.machine, folder, planned) };
    }
  }

  /** The planned files that are there: in a hierarchy that mainly carries something else. */
  async *#present(directories: readonly string[], planned: readonly PlannedFile[]): AsyncGenerator<DirectoryFiles> {
    for (const folder of this.#fresh(directories, planned)) {
      const names = new Set((await this.#knows.machine.list(folder)).map(decodeName));
      const files = await expandPlanned(this.#knows.machine, folder, planned);
      yield { folder, files: files.filter(({ where }) => names.has(where)) };
    }
  }

  *#fresh(directories: readonly string[], planned: readonly PlannedFile[]): Generator<string> {
    for (const directory of directories) {
      const key = `${planned[0]?.file.id ?? ''}:${directory}`;
      if (this.#done.has(key)) continue;
      this.#done.add(key);
      yield directory.slice(1);
    }
  }
}
