import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memcase } from './run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-since-'));
const group = `memcase-since-${String(process.pid)}`;
const directory = ['/sys/fs/cgroup/memory', '/sys/fs/cgroup']
  .map((root) => join(root, group))
  .find((path) => {
    try {
      mkdirSync(path);
      return true;
    } catch {
      return false;
    }
  });
afterAll(() => {
  if (directory !== undefined) rmdirSync(directory);
  rmSync(folder, { recursive: true, force: true });
});

const limit = directory === undefined ? '' : ['memory.limit_in_bytes', 'memory.max'].map((name) => join(directory, name)).find(existsSync);
const canReadLog = spawnSync('sh', ['-c', ': </dev/kmsg'], { stdio: 'ignore' }).status === 0;

/** Lets a program run into its cgroup's limit. */
function kill(): void {
  for (const [name, value] of [
    ['memory.limit_in_bytes', '8M'],
    ['memory.max', '8M'],
    ['memory.memsw.limit_in_bytes', '8M'],
    ['memory.swap.max', '0'],
  ] as const) {
    const path = join(directory ?? '', name);
    if (existsSync(path)) writeFileSync(path, value);
  }
  const script = 'echo $$ >"$0/cgroup.procs"; exec dd if=/dev/zero of=/dev/null bs=64M count=1';
  expect(spawnSync('sh', ['-c', script, directory ?? ''], { stdio: 'ignore' }).signal).toBe('SIGKILL');
}

describe.skipIf(limit === undefined || limit === '' || !canReadLog)('--since (skipped without a memory cgroup and /dev/kmsg)', () => {
  test('keeps of the kernel log only what came after that capture', { timeout: 60_000 }, () => {
    const capture = (name: string, ...more: readonly string[]): string => {
      const archive = join(folder, `${name}.tar.gz`);
      expect(memcase(['capture', '--pid', String(process.pid), '--allow-stall', ...more, '-o', archive]).code).toBe(0);
      return archive;
    };
    const killsIn = (archive: string): number =>
      execFileSync('sh', ['-c', 'tar xzOf "$0" --wildcards "*/dev/kmsg" 2>/dev/null || :', archive], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes('oom-kill:') && line.includes(group)).length;
    const before = capture('before');
    kill();
    const after = capture('after', '--since', before);
    expect(killsIn(before)).toBe(0);
    expect(killsIn(after)).toBe(1);
    expect(killsIn(capture('later', '--since', after))).toBe(0);
    expect(killsIn(capture('all'))).toBe(1);
    // Without the log there is nothing to be since.
    expect(killsIn(capture('without', '--no-kernel-log'))).toBe(0);
  });

  test('wants an archive that says when it was taken', () => {
    const foreign = join(folder, 'foreign.tar');
    mkdirSync(join(folder, 'proc'));
    writeFileSync(join(folder, 'proc/meminfo'), 'MemTotal: 1 kB\n');
    execFileSync('tar', ['cf', foreign, '-C', folder, 'proc']);
    const { code, stderr } = memcase(['capture', '--pid', String(process.pid), '--since', foreign]);
    expect(code).toBe(2);
    expect(stderr).toContain('does not say when it was taken');
  });
});
