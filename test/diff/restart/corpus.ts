import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTruth, type Truth } from './truth.ts';

/** One program of the corpus in two releases. */
export interface Program {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Lines `ready` to wait for. */
  readonly ready: readonly [number, number];
}

export interface Run {
  readonly pids: readonly number[];
  readonly archive: string;
  readonly truths: ReadonlyMap<number, Truth>;
}

const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const main = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

export const hasCompiler = ((): boolean => {
  try {
    execFileSync('gcc', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
})();

/** Compiles recorder, programs and both releases of the library. */
export function compile(folder: string): void {
  const gcc = (...args: readonly string[]): void => {
    execFileSync('gcc', ['-O1', '-w', ...args], { stdio: 'pipe' });
  };
  gcc('-fPIC', '-shared', '-o', join(folder, 'record.so'), source('record.c'), '-ldl', '-lpthread');
  gcc('-o', join(folder, 'programs'), source('programs.c'), '-ldl', '-lpthread');
  mkdirSync(join(folder, 'v1'), { recursive: true });
  mkdirSync(join(folder, 'v2'), { recursive: true });
  gcc('-fPIC', '-shared', '-DBSS=3000000', '-DDATA=500000', '-o', join(folder, 'v1/libstate.so.1.2'), source('library.c'));
  gcc('-fPIC', '-shared', '-DBSS=5000000', '-DDATA=900000', '-o', join(folder, 'v2/libstate.so.1.3'), source('library.c'));
}

/** Starts one release, waits until it stands still, captures it and asks it for the truth. */
export async function runRelease(folder: string, name: string, command: readonly string[], ready: number): Promise<Run> {
  const records = join(folder, `${name}-records`);
  mkdirSync(records);
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'] ?? '', RECORD_DIR: records, LD_PRELOAD: join(folder, 'record.so') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await linesFrom(child, ready);
    await pause(400);
    const pid = child.pid ?? 0;
    const pids = [pid, ...childrenOf(pid)];
    const archive = join(folder, `${name}.tar.gz`);
    // A runtime collects garbage when it is idle: the truth is one only if nothing moved while the capture was taken.
    for (let last = await recordAll(pids, records), tries = 0; tries < mostTries; tries += 1) {
      execFileSync(process.execPath, [main, 'capture', '--pid', String(pid), '--tree', '--allow-stall', '-q', '-o', archive], {
        stdio: 'pipe',
      });
      const truths = new Map(pids.map((each, at) => [each, readTruth(each, last[at] ?? '')] as const));
      const next = await recordAll(pids, records);
      if (next.every((text, at) => text === last[at])) return { pids, archive, truths };
      last = next;
    }
    throw new Error(`${name} did not stand still`);
  } finally {
    for (const each of childrenOf(child.pid ?? 0)) process.kill(each, 'SIGKILL');
    child.kill('SIGKILL');
  }
}

const mostTries = 10;

/** Asks each process to write down what it has, and reads it. */
async function recordAll(pids: readonly number[], records: string): Promise<readonly string[]> {
  const fileOf = (pid: number): string => join(records, String(pid));
  for (const pid of pids) {
    rmSync(fileOf(pid), { force: true });
    process.kill(pid, 'SIGUSR2');
  }
  while (!pids.every((pid) => existsSync(fileOf(pid)))) await pause(20);
  return pids.map((pid) => readFileSync(fileOf(pid), 'utf8'));
}

async function linesFrom(child: ChildProcess, wanted: number): Promise<void> {
  if (child.stdout === null) return;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') seen += 1;
    if (seen === wanted) return;
  }
  throw new Error('the program ended before it was ready');
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] === String(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
