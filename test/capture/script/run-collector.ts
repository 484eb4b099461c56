import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CollectorRun {
  readonly archive: Buffer;
  readonly errors: string;
  readonly code: number | null;
}

/** Runs a script with a shell that reads it from standard input, as ssh makes it. */
export function runCollector(shell: readonly string[], script: Uint8Array, env: NodeJS.ProcessEnv = process.env): Promise<CollectorRun> {
  const child = spawn(shell[0] ?? '', [...shell.slice(1), '-s'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = collect(child);
  child.stdin.on('error', () => undefined).end(script);
  return ended;
}

function collect(child: ChildProcess): Promise<CollectorRun> {
  const parts: Buffer[] = [];
  let errors = '';
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.stderr?.on('data', (part: Buffer) => (errors += part.toString('latin1')));
  return new Promise((resolve) => child.on('close', (code) => resolve({ archive: Buffer.concat(parts), errors, code })));
}

/** A folder whose only programs are the applets of busybox. */
export function busyboxFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'memcase-applets-'));
  mkdirSync(join(folder, 'bin'));
  for (const name of [
    'sh',
    'awk',
    'cat',
    'cp',
    'date',
    'dd',
    'find',
    'grep',
    'gzip',
    'head',
    'id',
    'ls',
    'mkdir',
    'mkfifo',
    'mktemp',
    'printf',
    'readlink',
    'rm',
    'sha256sum',
    'sleep',
    'sort',
    'stat',
    'timeout',
    'tr',
    'uname',
    'wc',
  ]) {
    symlinkSync('/usr/bin/busybox', join(folder, 'bin', name));
  }
  return { folder: join(folder, 'bin'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
