import { exitCodes, isMemcaseError, type HostFacts, type Moment } from '../contract/index.ts';
import { parseCgroupLines } from './cgroup-lines.ts';
import { CgroupWalk } from './cgroup-walk.ts';
import { now } from './clock.ts';
import type { FilePlan, PlannedFile } from './file-plan.ts';
import type { CaptureOptions } from './options.ts';
import { prepareCapture, type Prepared } from './prepare.ts';
import { resolveTargets, type Target } from './resolve-targets.ts';
import { StopSignal } from './stop-signal.ts';

/** What a look reads beside status and stat of each selected process. */
export interface LookFiles {
  readonly cgroup: boolean;
  /** memory.stat as well, of the cgroup itself and not of those above it. */
  readonly stat: boolean;
  readonly host: boolean;
}

/** What one look found: cheap files of the selected processes, as the kernel gave them. */
export interface Look {
  readonly at: Moment;
  readonly host: HostFacts;
  /** By path without leading slash. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly processes: readonly {
    readonly pid: number;
    readonly startTime: number;
    /** Absolute; null where it was not found or not wanted. */
    readonly cgroupDirectory: string | null;
  }[];
}

const processFiles = new Set(['status', 'stat', 'cgroup']);
const hostFiles = new Set(['proc/meminfo', 'proc/vmstat', 'proc/pressure/memory']);
/** Single counters of a cgroup: to read them costs next to nothing and takes no lock of the target. */
const cgroupFiles =
  /^memory\.(?:current|peak|max|high|low|min|swap\.current|swap\.max|events|pressure|(?:memsw\.)?(?:usage|limit|max_usage)_in_bytes|failcnt|oom_control)$/u;
/** The kernel gathers the counts of all CPUs for memory.stat; between two readings pass at least so many milliseconds. */
const statEveryMs = 5000;

/** Looks at selected processes again and again, without ever reading a file that walks their mappings. */
export class TargetWatch {
  readonly #prepared: Prepared;
  readonly #stop: StopSignal;
  readonly #options: CaptureOptions;
  readonly #points: readonly string[];
  /** Of each process that a pid was given for: which one it was. A later process of that pid is another one. */
  readonly #firstStarts: ReadonlyMap<number, number>;
  #stats: { readonly atMs: number; readonly files: ReadonlyMap<string, Uint8Array> } = { atMs: -Infinity, files: new Map() };

  private constructor(prepared: Prepared, stop: StopSignal, options: CaptureOptions) {
    this.#prepared = prepared;
    this.#stop = stop;
    this.#options = options;
    this.#points = prepared.mounts.filter(({ type }) => type === 'cgroup' || type === 'cgroup2').map(({ mountPoint }) => mountPoint);
    this.#firstStarts = new Map(prepared.targets.map(({ pid, stat }) => [pid, stat.startTime]));
  }

  /** Starts the reading process. Nothing selected there: a MemcaseError (exit 6). */
  static async open(options: CaptureOptions, signal: AbortSignal): Promise<TargetWatch> {
    const stop = new StopSignal(signal, null);
    return new TargetWatch(await prepareCapture(options, stop), stop, options);
  }

  async close(): Promise<void> {
    this.#stop.release();
    await this.#prepared.machine.reader.close();
  }

  /** Every process was named by its pid, and none of them is left: there is nothing to wait for any more. */
  isLost({ processes }: Look): boolean {
    return processes.length === 0 && this.#options.selectors.every(({ kind }) => kind === 'pid');
  }

  async look(wanted: LookFiles): Promise<Look> {
    const { machine, plan, host, finder } = this.#prepared;
    const at = now();
    const targets = await this.#resolve();
    const files = new Map<string, Uint8Array>();
    const read = async (paths: readonly string[]): Promise<void> => {
      const looked = await machine.read(paths);
      looked.forEach(({ result, bytes }, nth) => {
        if (result.errno === '') files.set(paths[nth] ?? '', bytes);
      });
    };
    const ofProcess = plan.process.filter(({ where }) => processFiles.has(where));
    await read(targets.flatMap(({ pid }) => ofProcess.map(({ where }) => `proc/${pid}/${where}`)));
    if (wanted.host) await read(plan.host.flatMap(({ where }) => (hostFiles.has(where) ? [where] : [])));
    const readsStat = wanted.stat && performance.now() - this.#stats.atMs >= statEveryMs;
    const stats: string[] = [];
    const walk = new CgroupWalk({ machine, finder, plan: cheapOf(plan) });
    const processes: { pid: number; startTime: number; cgroupDirectory: string | null }[] = [];
    for (const { pid, stat } of targets) {
      const lines = parseCgroupLines(files.get(`proc/${pid}/cgroup`) ?? new Uint8Array(0));
      if (!wanted.cgroup || lines.length === 0) {
        processes.push({ pid, startTime: stat.startTime, cgroupDirectory: null });
        continue;
      }
      const cgroup = await finder.findMemory(pid, lines);
      const directory = cgroup.found?.directory ?? null;
      for await (const { folder, files: planned } of walk.next(pid, lines, cgroup)) {
        await read(planned.map(({ where }) => `${folder}/${where}`));
        if (readsStat && (`/${folder}` === directory || this.#isNamed(`/${folder}`))) stats.push(`${folder}/memory.stat`);
      }
      processes.push({ pid, startTime: stat.startTime, cgroupDirectory: directory });
    }
    if (readsStat) {
      const before = new Set(files.keys());
      await read(stats);
      this.#stats = { atMs: performance.now(), files: new Map([...files].filter(([path]) => !before.has(path))) };
    }
    if (wanted.stat) for (const [path, bytes] of this.#stats.files) files.set(path, bytes);
    return { at, host, files, processes };
  }

  async #resolve(): Promise<readonly Target[]> {
    const { machine } = this.#prepared;
    const own = new Set([process.pid, ...(machine.reader.pid === null ? [] : [machine.reader.pid])]);
    const { selectors, tree } = this.#options;
    try {
      const { targets } = await resolveTargets(machine, selectors, tree, own, this.#points);
      const pids = new Set(selectors.flatMap((selector) => (selector.kind === 'pid' ? [selector.pid] : [])));
      return targets.filter(({ pid, stat }) => !pids.has(pid) || this.#firstStarts.get(pid) === stat.startTime);
    } catch (error) {
      // A service that is being restarted has no process for a moment.
      if (isMemcaseError(error) && error.failure.exit === exitCodes.notFound) return [];
      throw error;
    }
  }

  /** A cgroup that a selector names, although the processes live below it. */
  #isNamed(directory: string): boolean {
    return this.#options.selectors.some(
      (selector) =>
        (selector.kind === 'unit' && directory.endsWith(`/${selector.unit}`)) ||
        (selector.kind === 'cgroup' && directory.endsWith(selector.path)),
    );
  }
}

function cheapOf(plan: FilePlan): FilePlan {
  const cheap = (files: readonly PlannedFile[]): readonly PlannedFile[] => files.filter(({ where }) => cgroupFiles.test(where));
  return { ...plan, cgroupV1: cheap(plan.cgroupV1), cgroupV2: cheap(plan.cgroupV2) };
}
