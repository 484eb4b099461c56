import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCapture, verifyCapture } from '../../src/archive/index.ts';
import { byPid, endAll, noLinux, noRoot, scratchFolder, start, take } from './live-capture.ts';

const scratch = scratchFolder();
afterAll(() => {
  endAll();
  scratch.remove();
});

const program = join(import.meta.dirname, '../../dist/cli/main.js');
const noProgram = noLinux ?? (existsSync(program) ? null : 'needs npm run build');

/** An orphan stays a zombie until the init process of this machine asks for it. */
function isRunning(pid: string): boolean {
  try {
    return !/\) [ZX] /u.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

function folder(): string {
  const path = join(scratch.path, Math.random().toString(36).slice(2));
  mkdirSync(path);
  return path;
}

describe.skipIf(noRoot !== null)(`a full disk${noRoot === null ? '' : ` (skipped: ${noRoot})`}`, () => {
  const withTmpfs = async (size: string, job: (path: string) => Promise<void>): Promise<void> => {
    const path = folder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'memcase-test', path]);
    try {
      await job(path);
    } finally {
      execFileSync('umount', [path]);
    }
  };

  it('is foreseen where it can be', async () => {
    const sleep = await start('sleep', ['1000']);
    await withTmpfs('64k', async (path) => {
      await expect(take(path, { selectors: byPid(sleep.pid) })).rejects.toMatchObject({ failure: { code: 'no-space', exit: 2 } });
      expect(readdirSync(path)).toEqual([]);
    });
  });

  it('in the middle of a capture leaves nothing behind but a clear message', async () => {
    const sleep = await start('sleep', ['1000']);
    await withTmpfs('16m', async (path) => {
      const fill = (): void => {
        try {
          writeFileSync(join(path, 'filler'), Buffer.alloc(17 * 2 ** 20));
        } catch {
          // Full now.
        }
      };
      const attempt = take(
        path,
        { selectors: byPid(sleep.pid), samples: 2, intervalMs: 50 },
        { progress: ({ kind }) => kind === 'waiting' && fill() },
      );
      await expect(attempt).rejects.toMatchObject({ failure: { code: 'disk-full', exit: 2 } });
      expect(readdirSync(path)).toEqual(['filler']);
    });
  });
});

describe.skipIf(noLinux !== null)(`a capture that is told to end${noLinux === null ? '' : ` (skipped: ${noLinux})`}`, () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('by %s finishes the file in hand and leaves a valid archive marked incomplete', async (signal, code) => {
    const sleep = await start('sleep', ['1000']);
    const stop = new AbortController();
    const startedAt = performance.now();
    const { result, files } = await take(
      scratch.path,
      { selectors: byPid(sleep.pid), samples: 100, intervalMs: 10_000 },
      { signal: stop.signal, progress: ({ kind }) => kind === 'waiting' && stop.abort(signal) },
    );
    expect(performance.now() - startedAt).toBeLessThan(8000);
    expect(result.exit.code).toBe(code);
    expect(result.manifest.complete).toBe(false);
    expect(files.has(`proc/${String(sleep.pid)}/smaps`)).toBe(true);
  });

  it('before it began anything writes an archive that says so', async () => {
    const sleep = await start('sleep', ['1000']);
    const stop = new AbortController();
    const { result } = await take(
      scratch.path,
      { selectors: byPid(sleep.pid) },
      { signal: stop.signal, progress: ({ kind }) => kind === 'selected' && stop.abort('SIGINT') },
    );
    expect(result.exit.code).toBe(130);
    expect(result.manifest.complete).toBe(false);
  });
});

describe.skipIf(noProgram !== null)(`the program${noProgram === null ? '' : ` (skipped: ${noProgram})`}`, () => {
  const run = (args: readonly string[], cwd: string) =>
    spawn(process.execPath, [program, 'capture', ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = (child: ReturnType<typeof run>) => new Promise<number | null>((resolve) => child.on('close', resolve));

  it('interrupted at a terminal leaves a valid archive, and no process behind', async () => {
    const sleep = await start('sleep', ['1000']);
    const cwd = folder();
    const child = run(['--pid', String(sleep.pid), '--samples', '50', '--interval', '1s', '-o', 'a.tar.gz'], cwd);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill('SIGINT');
    expect(await ended(child)).toBe(130);
    expect(readdirSync(cwd).sort()).toEqual(['a.tar.gz', 'a.tar.gz.sha256']);
    expect(await verifyCapture({ kind: 'path', path: join(cwd, 'a.tar.gz') })).toMatchObject({ integrity: 'whole', beside: 'matches' });
  });

  it('killed in mid-stream leaves nothing that looks like an archive, and its reading process ends', async () => {
    const sleep = await start('sleep', ['1000']);
    const cwd = folder();
    const child = run(['--pid', String(sleep.pid), '--samples', '50', '--interval', '1s', '-o', 'a.tar.gz'], cwd);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const readers = execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n');
    child.kill('SIGKILL');
    await ended(child);
    expect(readdirSync(cwd).filter((name) => !name.endsWith('.part'))).toEqual([]);
    for (let tries = 0; tries < 50 && readers.some(isRunning); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readers.filter(isRunning)).toEqual([]);
  });

  it('whose reader goes away says so, and ends', async () => {
    const sleep = await start('sleep', ['1000']);
    const cwd = folder();
    const child = run(['--pid', String(sleep.pid), '--samples', '50', '--interval', '200ms', '-o', '-'], cwd);
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await ended(child);
    expect(code).toBe(2);
    expect(said).toContain('stopped reading');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('cut on its way to standard output is noticed', async () => {
    const sleep = await start('sleep', ['1000']);
    const cwd = folder();
    const child = run(['--pid', String(sleep.pid), '-o', '-'], cwd);
    child.stdout.pipe(createWriteStream(join(cwd, 'whole.tar.gz')));
    expect(await ended(child)).toBe(0);
    const size = statSync(join(cwd, 'whole.tar.gz')).size;
    execFileSync('sh', ['-c', `head -c ${String(size - 600)} whole.tar.gz > cut.tar.gz`], { cwd });
    const contents = await readCapture({ kind: 'path', path: join(cwd, 'cut.tar.gz') }, async () => {
      await Promise.resolve();
    });
    expect(contents.integrity).toBe('truncated');
  });
});
