import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { filesOf } from '../capture/live-capture.ts';
import { hostWith } from '../capture/host-folder.ts';
import { readCapture } from '../../src/archive/index.ts';
import { main } from './run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-never-'));
const mount = join(folder, 'never');
let daemon: ChildProcess | null = null;
let bound = '';
afterEach(() => {
  daemon?.kill('SIGKILL');
  daemon = null;
  if (bound !== '') spawnSync('umount', ['-l', bound], { stdio: 'ignore' });
  spawnSync('umount', ['-l', mount], { stdio: 'ignore' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a capture and says when and how its process ended. */
async function capture(args: readonly string[]) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [main, 'capture', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, stderr, ms: performance.now() - startedAt, isGone: !existsSync(`/proc/${String(child.pid)}`) };
}

function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /u.test(readFileSync(`/proc/${String(pid)}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

async function contentsOf(archive: string) {
  const { manifest, integrity } = await readCapture({ kind: 'path', path: archive }, () => undefined);
  return { manifest, integrity, files: await filesOf(archive) };
}

describe('a capture of which one file never answers', () => {
  test('a FIFO: it ends within its limit with 4, and everything else is in the archive', { timeout: 60_000 }, async () => {
    const root = hostWith(folder, ['proc/4711/maps', 'proc/4711/limits']);
    const archive = join(folder, 'fifo.tar.gz');
    const { code, stderr, ms, isGone } = await capture(['--root', root, '--pid', '4711', '--read-timeout', '1s', '-o', archive]);
    expect(code).toBe(4);
    expect(stderr).toContain('proc/4711/maps: ETIMEDOUT');
    // Two files of a second each, and the rest.
    expect(ms).toBeLessThan(10_000);
    expect(isGone).toBe(true);
    const { manifest, integrity, files } = await contentsOf(archive);
    expect(integrity).toBe('whole');
    expect(manifest?.cost.abandonedPids).toEqual([]);
    for (const path of ['proc/4711/status', 'proc/4711/stat', 'proc/4711/comm', 'proc/meminfo']) expect(files.has(path)).toBe(true);
  });

  const canMount = process.getuid?.() === 0 && existsSync('/dev/fuse') && spawnSync('python3', ['-c', '1']).status === 0;
  test.skipIf(!canMount)(
    'a file system that took the read and says nothing (skipped without root, /dev/fuse and python3)',
    { timeout: 60_000 },
    async () => {
      mkdirSync(mount);
      const script = fileURLToPath(new URL('../capture/fuse-never.py', import.meta.url));
      daemon = spawn('python3', [script, mount], { stdio: ['ignore', 'pipe', 'inherit'] });
      if (daemon.stdout !== null) await once(daemon.stdout, 'data');
      const root = hostWith(folder, []);
      bound = join(root, 'proc/4711/smaps');
      expect(spawnSync('mount', ['--bind', join(mount, 'smaps'), bound]).status).toBe(0);
      const archive = join(folder, 'fuse.tar.gz');
      const { code, stderr, ms, isGone } = await capture(['--root', root, '--pid', '4711', '--read-timeout', '1s', '-o', archive]);
      expect(code).toBe(4);
      expect(stderr).toContain('proc/4711/smaps: ETIMEDOUT');
      expect(ms).toBeLessThan(15_000);
      expect(isGone).toBe(true);
      const { manifest, integrity, files } = await contentsOf(archive);
      expect(integrity).toBe('whole');
      for (const path of ['proc/4711/status', 'proc/4711/maps', 'proc/meminfo']) expect(files.has(path)).toBe(true);
      // No signal ends a process whose request lies with the file system: it is left behind, and named.
      const [stuck = 0, ...more] = manifest?.cost.abandonedPids ?? [];
      expect(more).toEqual([]);
      expect(isRunning(stuck)).toBe(true);
      expect(stderr).toContain(`reading process ${String(stuck)} is stuck in the kernel and was left behind`);
      daemon.kill('SIGKILL');
      await expect.poll(() => isRunning(stuck), { timeout: 5000 }).toBe(false);
    },
  );
});
