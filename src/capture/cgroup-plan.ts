import type { CgroupLine } from './cgroup-lines.ts';
import { CgroupWalk, type Knows } from './cgroup-walk.ts';

/** Gathers the paths of all cgroup files that a capture would read. */
export class CgroupPlan {
  readonly paths: string[] = [];
  readonly #knows: Knows;
  readonly #walk: CgroupWalk;

  constructor(knows: Knows) {
    this.#knows = knows;
    this.#walk = new CgroupWalk(knows);
  }

  /** @returns how the process's cgroup was found, or why not */
  async add(pid: number, lines: readonly CgroupLine[]): Promise<string> {
    const found = await this.#knows.finder.findMemory(pid, lines);
    for await (const { folder, files } of this.#walk.next(pid, lines, found)) {
      this.paths.push(...files.map(({ where }) => `${folder}/${where}`));
    }
    return found.reason;
  }
}
