import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hostWith } from './host-folder.ts';
import { byPid, noLinux, scratchFolder, take } from './live-capture.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const readers = () => {
  try {
    return execFileSync('pgrep', ['-fc', '--', 'reader-child.cjs'], { encoding: 'utf8' }).trim();
  } catch {
    return '0';
  }
};

describe.skipIf(noLinux !== null)(`files that never answer${noLinux === null ? '' : ` (skipped: ${noLinux})`}`, () => {
  it('are given up in time, and everything else is in the archive', async () => {
    const root = hostWith(scratch.path, ['proc/4711/maps', 'proc/4711/limits']);
    const before = readers();
    const startedAt = performance.now();
    const { files, result } = await take(scratch.path, { root, selectors: byPid(4711), readTimeoutMs: 400 });
    expect(performance.now() - startedAt).toBeLessThan(4000);
    expect(result.exit.code).toBe(4);
    expect(result.exit.reasons).toEqual(expect.arrayContaining(['proc/4711/limits: ETIMEDOUT', 'proc/4711/maps: ETIMEDOUT']));
    expect(result.manifest.entries).toContainEqual(
      expect.objectContaining({ path: 'proc/4711/maps', state: 'refused', errno: 'ETIMEDOUT', normal: false }),
    );
    expect(result.manifest.degraded).toMatchObject([{ pid: 4711, code: 'read-timeout' }]);
    expect(files.get('proc/4711/status')?.toString()).toContain('stuck');
    expect(files.get('proc/4711/comm')?.toString()).toBe('stuck\n');
    expect(files.has('proc/meminfo')).toBe(true);
    expect(result.manifest.cost.abandonedPids).toEqual([]);
    expect(readers()).toBe(before);
  });

  it('end a capture at --max-time, which still leaves a whole archive', async () => {
    const root = hostWith(scratch.path, ['proc/4711/maps', 'proc/4711/limits', 'proc/4711/io', 'proc/vmstat', 'proc/swaps']);
    const startedAt = performance.now();
    const { result } = await take(scratch.path, { root, selectors: byPid(4711), readTimeoutMs: 1500, maxTimeMs: 2500 });
    expect(performance.now() - startedAt).toBeLessThan(6000);
    expect(result.exit.code).toBe(4);
    expect(result.exit.reasons[0]).toContain('--max-time');
    expect(result.manifest.complete).toBe(false);
  });

  it('are given up as well when they answer once and then no more', async () => {
    const root = hostWith(scratch.path, []);
    unlinkSync(join(root, 'proc/meminfo'));
    execFileSync('mkfifo', [join(root, 'proc/meminfo')]);
    const writer = spawn('sh', ['-c', 'exec 3>"$1"; echo "MemTotal: 7 kB" >&3; sleep 100', 'sh', join(root, 'proc/meminfo')], {
      stdio: 'ignore',
    });
    try {
      const { result } = await take(scratch.path, { root, selectors: byPid(4711), readTimeoutMs: 400 });
      expect(result.manifest.entries).toContainEqual(expect.objectContaining({ path: 'proc/meminfo', errno: 'ETIMEDOUT' }));
      expect(result.exit.code).toBe(4);
    } finally {
      writer.kill('SIGKILL');
    }
  });

  it('a folder without /proc is told at once', async () => {
    const empty = scratchFolder();
    try {
      await expect(take(scratch.path, { root: empty.path, selectors: byPid(1) })).rejects.toMatchObject({
        failure: { code: 'no-proc', exit: 2 },
      });
    } finally {
      empty.remove();
    }
  });

  it('the real host below a folder is read like the host itself', async () => {
    const root = join(scratch.path, 'mounted');
    mkdirSync(root);
    execFileSync('ln', ['-s', '/proc', join(root, 'proc')]);
    execFileSync('ln', ['-s', '/sys', join(root, 'sys')]);
    const { files, result } = await take(scratch.path, { root, selectors: byPid(process.pid) });
    expect(files.get('proc/version')?.equals(readFileSync('/proc/version'))).toBe(true);
    expect(result.manifest.processes).toMatchObject([{ pid: process.pid, state: 'read' }]);
    expect(result.header.options).toMatchObject({ root });
  });
});
