import { decodeName } from '../text/index.ts';
import { cgroupCandidates, mountsOf, type CgroupCandidate } from './cgroup-candidates.ts';
import { lineOfController, lineOfUnified, type CgroupLine } from './cgroup-lines.ts';
import type { Machine } from './machine.ts';
import type { Mount } from './mounts.ts';

/** Where the files of a process's cgroup lie. */
export interface CgroupDirectory {
  readonly version: 1 | 2;
  /** Absolute, without the root of the capture. */
  readonly directory: string;
  readonly mountPoint: string;
  /** The process's own directory, where that one has no memory files and an ancestor is charged instead. */
  readonly below: string | null;
}

export interface FoundCgroup {
  readonly found: CgroupDirectory | null;
  /** The line, the mount and the evidence; or why there is none. */
  readonly reason: string;
}

/** Directories that are looked into when the name of the process's own one is hidden. */
const mostSearched = 2000;

/** Finds the directories of cgroups, each path once: all processes of one cgroup have the same line. */
export class CgroupFinder {
  readonly #machine: Machine;
  readonly #mounts: readonly Mount[];
  readonly #known = new Map<string, CgroupDirectory>();
  /** Lines that are being looked for: several processes are captured at once, and to list a cgroup's processes is not cheap. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(machine: Machine, mounts: readonly Mount[]) {
    this.#machine = machine;
    this.#mounts = mounts;
  }

  /** The cgroup that a process's memory is charged to: the version 1 line with `memory`, else the version 2 line. */
  async findMemory(pid: number, lines: readonly CgroupLine[]): Promise<FoundCgroup> {
    const v1 = lineOfController(lines, 'memory');
    if (v1 !== null) return this.findController(pid, lines, 'memory');
    const v2 = lineOfUnified(lines);
    if (v2 === null) return { found: null, reason: 'no memory controller in /proc/PID/cgroup' };
    const unified = await this.findUnified(pid, lines);
    return unified.found === null ? unified : this.#climbToMemory(unified);
  }

  findController(pid: number, lines: readonly CgroupLine[], controller: string): Promise<FoundCgroup> {
    const line = lineOfController(lines, controller);
    if (line === null) return Promise.resolve({ found: null, reason: `no line with ${controller} in /proc/PID/cgroup` });
    return this.#find(pid, line, mountsOf(this.#mounts, { version: 1, controller }));
  }

  findUnified(pid: number, lines: readonly CgroupLine[]): Promise<FoundCgroup> {
    const line = lineOfUnified(lines);
    if (line === null) return Promise.resolve({ found: null, reason: 'no 0:: line in /proc/PID/cgroup' });
    return this.#find(pid, line, mountsOf(this.#mounts, { version: 2 }));
  }

  async #find(pid: number, line: CgroupLine, mounts: readonly Mount[]): Promise<FoundCgroup> {
    const key = `${line.hierarchy}:${line.path}`;
    for (let other = this.#underWay.get(key); other !== undefined; other = this.#underWay.get(key)) await other;
    const known = this.#known.get(key);
    if (known !== undefined) return { found: known, reason: `line ${key}, as for a former process` };
    const looking = this.#look(pid, key, line, mounts).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, looking);
    return looking;
  }

  async #look(pid: number, key: string, line: CgroupLine, mounts: readonly Mount[]): Promise<FoundCgroup> {
    if (mounts.length === 0) return { found: null, reason: `line ${key}, but no such hierarchy is mounted here` };
    const candidates = cgroupCandidates(line.path, mounts);
    const seen: string[] = [];
    for (const candidate of candidates) {
      const directory = candidate.search ? await this.#search(pid, candidate) : candidate.directory;
      if (directory === null) continue;
      const evidence = await this.#evidence(pid, directory);
      seen.push(`${directory}: ${evidence ?? 'does not list the process'}`);
      if (evidence === null) continue;
      const found = { version: line.version, directory, mountPoint: candidate.mountPoint, below: null };
      this.#known.set(key, found);
      return { found, reason: `line ${key}; ${candidate.reason}; ${directory} ${evidence}` };
    }
    return { found: null, reason: `line ${key}; ${seen.length === 0 ? 'no mount shows this path' : seen.join('; ')}` };
  }

  /** What proves that a directory is the process's cgroup; null when nothing does. */
  async #evidence(pid: number, directory: string): Promise<string | null> {
    const [procs, threads] = await this.#machine.read([`${directory}/cgroup.procs`, `${directory}/cgroup.threads`]);
    if (lists(procs?.bytes, pid)) return 'lists the process in cgroup.procs';
    // In a threaded cgroup cgroup.procs can't be read.
    if (lists(threads?.bytes, pid)) return 'lists the process in cgroup.threads';
    const numbers = pidsIn(procs?.bytes);
    // The kernel writes 0 for a process of a pid namespace that ours can't see: a host's /proc read from inside a container.
    return numbers.length > 0 && numbers.every((number) => number === 0)
      ? 'lists only processes of another pid namespace, unverified'
      : null;
  }

  async #search(pid: number, candidate: CgroupCandidate): Promise<string | null> {
    const queue = [candidate.directory];
    for (let at = 0; at < queue.length && at < mostSearched; at += 1) {
      const directory = queue[at] ?? '';
      const [procs] = await this.#machine.read([`${directory}/cgroup.procs`]);
      if (lists(procs?.bytes, pid)) return directory;
      const names = (await this.#machine.list(directory))
        .map(decodeName)
        .filter((name) => !/^(?:cgroup|memory|tasks|notify|release)/u.test(name));
      const stats = await this.#machine.look(names.map((name) => this.#machine.stat(`${directory}/${name}`)));
      names.forEach((name, nth) => {
        if (((stats[nth]?.result.facts?.['mode'] ?? 0) & 0o170000) === 0o040000) queue.push(`${directory}/${name}`);
      });
    }
    return null;
  }

  /** Where a parent does not hand the memory controller down, the nearest cgroup above that has it is the one that is charged. */
  async #climbToMemory(unified: FoundCgroup): Promise<FoundCgroup> {
    const start = unified.found;
    if (start === null) return unified;
    let directory = start.directory;
    for (;;) {
      const hasMemory = (await this.#machine.readOne(`${directory}/memory.current`)) !== null;
      if (hasMemory || directory === start.mountPoint) break;
      directory = directory.slice(0, directory.lastIndexOf('/'));
    }
    if (directory === start.directory) return unified;
    return {
      found: { ...start, directory, below: start.directory },
      reason: `${unified.reason}; without memory.current, charged to ${directory}`,
    };
  }
}

function pidsIn(bytes: Uint8Array | undefined): readonly number[] {
  return bytes === undefined
    ? []
    : Buffer.from(bytes)
        .toString('latin1')
        .split('\n')
        .filter((line) => line !== '')
        .map(Number);
}

function lists(bytes: Uint8Array | undefined, pid: number): boolean {
  return pidsIn(bytes).includes(pid);
}
