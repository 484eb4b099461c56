import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNamed, readRecorded, type Origin } from './truth.ts';

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
  readonly origins: ReadonlyMap<number, readonly Origin[]>;
}

const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const main = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

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
    execFileSync(process.execPath, [main, 'capture', '--pid', String(pid), '--tree', '--allow-stall', '-q', '-o', archive], {
      stdio: 'pipe',
    });
    for (const each of pids) process.kill(each, 'SIGUSR2');
    while (!pids.every((each) => existsSync(join(records, String(each))))) await pause(50);
    const origins = new Map(pids.map((each) => [each, [...readRecorded(join(records, String(each))), ...readNamed(each)]] as const));
    return { pids, archive, origins };
  } finally {
    for (const each of childrenOf(child.pid ?? 0)) process.kill(each, 'SIGKILL');
    child.kill('SIGKILL');
  }
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
