import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCapture, type CapturedFile } from '../../src/archive/index.ts';
import {
  capture,
  defaultOptions,
  parseSelector,
  type CaptureHooks,
  type CaptureOptions,
  type CaptureResult,
} from '../../src/capture/index.ts';
import type { ManifestEntry } from '../../src/contract/index.ts';

/** Why live tests can't run here; null when they can. */
export const noLinux = process.platform === 'linux' && existsSync('/proc/self/smaps') ? null : 'needs Linux with /proc';
export const noRoot = noLinux ?? (process.geteuid?.() === 0 ? null : 'needs root');

/** A folder that is removed at the end. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'memcase-live-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Taken {
  readonly result: CaptureResult;
  /** Every stored kernel file: path (with `#N` behind it in a later sample) and bytes. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Captures into a folder and reads the archive back. */
export async function take(folder: string, options: Partial<CaptureOptions>, hooks: CaptureHooks = {}): Promise<Taken> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.tar.gz`);
  const result = await capture({ ...defaultOptions, version: '0.0.0', selectors: [], output: { kind: 'path', path }, ...options }, hooks);
  return { result, files: result.path === null ? new Map() : await filesOf(result.path) };
}

export async function filesOf(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const contents = await readCapture({ kind: 'path', path }, async (file: CapturedFile) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.chunks()) chunks.push(Uint8Array.from(chunk));
    files.set(file.sample === 0 ? file.path : `${file.path}#${String(file.sample)}`, Buffer.concat(chunks));
  });
  if (contents.integrity !== 'whole') throw new Error(`${contents.integrity}: ${JSON.stringify(contents.problems)}`);
  return files;
}

export const byPid = (pid: number | undefined) => parseSelector('pid', String(pid));

export function entryOf({ result }: Taken, path: string): ManifestEntry | undefined {
  return result.manifest.entries.find((entry) => entry.path === path);
}

const started: ChildProcess[] = [];

/** Starts a process and waits until it has become what it is called. */
export async function start(
  command: string,
  args: readonly string[],
  comm = command.split('/').at(-1) ?? '',
): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(command, args, { stdio: 'ignore' });
  started.push(child);
  const deadline = performance.now() + 5000;
  while (performance.now() < deadline) {
    try {
      if (child.pid !== undefined && readFileSync(`/proc/${String(child.pid)}/comm`, 'utf8').trim() === comm.slice(0, 15))
        return Object.assign(child, { pid: child.pid });
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${command} did not start`);
}

/** Starts a process with so many mappings and more: each is an object of its own, so that the kernel can't join them. */
export async function startWithMappings(count: number): Promise<{ readonly pid: number; readonly mappings: number }> {
  const program = `import mmap, time; all = [mmap.mmap(-1, 4096) for each in range(${String(count)})]; time.sleep(1000)`;
  const child = spawn('python3', ['-c', program], { stdio: 'ignore' });
  started.push(child);
  const pid = child.pid ?? 0;
  for (let tries = 0; tries < 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const mappings = readFileSync(`/proc/${String(pid)}/maps`, 'latin1').split('\n').length - 1;
    if (mappings > count) return { pid, mappings };
  }
  throw new Error('python3 did not start');
}

export function endAll(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL');
}
