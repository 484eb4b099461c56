import { readFileSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Tree } from '../world.ts';

const processFiles = [
  'status',
  'stat',
  'statm',
  'smaps',
  'smaps_rollup',
  'maps',
  'numa_maps',
  'cgroup',
  'comm',
  'cmdline',
  'oom_score_adj',
];
const hostFiles = [
  'proc/meminfo',
  'proc/vmstat',
  'proc/uptime',
  'proc/version',
  'proc/sys/vm/max_map_count',
  'sys/kernel/mm/transparent_hugepage/enabled',
];

/** The files of processes and of the host as this kernel prints them now; what cannot be read is left out. */
export function liveTree(pids: readonly number[], further: readonly string[] = []): Tree {
  const paths = [...hostFiles, ...further, ...pids.flatMap((pid) => processFiles.map((name) => `proc/${String(pid)}/${name}`))];
  return Object.fromEntries(
    paths.flatMap((path) => {
      try {
        return [[path, readFileSync(`/${path}`, 'latin1')] as const];
      } catch {
        return [];
      }
    }),
  );
}

/** A Python program that stops after each step until it is told to go on. */
export class Staged {
  readonly #child: ChildProcess;
  #output = '';

  constructor(program: string, launcher: readonly string[] = []) {
    const [command = 'python3', ...rest] = [...launcher, 'python3', '-u', '-c', program];
    this.#child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Itself and the children that it printed as `child 123`. */
  get pids(): readonly number[] {
    return [this.pid, ...[...this.#output.matchAll(/child (\d+)/gu)].map((match) => Number(match[1]))];
  }

  /** Waits until it has printed `ready` once more; throws where it ended instead. */
  async ready(times: number): Promise<void> {
    while ((this.#output.match(/ready/gu) ?? []).length < times) {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null)
        throw new Error(`the staged program ended after: ${this.#output.slice(-200)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Lets it do its next step, with a number for it where it takes one. */
  goOn(size?: number): void {
    this.#child.stdin?.write(`${size === undefined ? '' : String(size)}\n`);
  }

  async end(): Promise<void> {
    for (const child of this.pids.slice(1)) {
      try {
        process.kill(child, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }
}
