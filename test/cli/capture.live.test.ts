import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { spawnUnshared } from '../spawn-unshared.ts';
import { main, memcase } from './run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-live-'));
const sleeper = spawnUnshared(folder, 'sleep', ['600']);
const pid = String(sleeper.pid);

// Quiet is a process whose start is over: two looks, a while apart, show the same.
for (let last = Buffer.alloc(0); ;) {
  const smaps = readFileSync(`/proc/${pid}/smaps`);
  if (smaps.length > 0 && smaps.equals(last)) break;
  last = smaps;
  await new Promise((resolve) => setTimeout(resolve, 200));
}
afterAll(() => {
  sleeper.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('capture of one quiet process', () => {
  const archive = join(folder, 'one.tar.gz');
  const outcome = memcase(['capture', '--pid', pid, '--allow-stall', '-o', archive]);

  test('ends with 0 and lists the process, its cgroup and its manifest under one folder', () => {
    expect(outcome.stderr).toMatch(/^wrote /u);
    expect(outcome.code).toBe(0);
    const names = execFileSync('tar', ['tzf', archive], { encoding: 'utf8' }).trim().split('\n');
    expect(names[0]).toBe('one/capture.json');
    expect(names.at(-1)).toBe('one/manifest.json');
    expect(names).toContain(`one/proc/${pid}/smaps`);
    expect(names.every((name) => name.startsWith('one/'))).toBe(true);
    if (/:memory:|^0::/mu.test(readFileSync('/proc/self/cgroup', 'utf8')))
      expect(names.some((name) => /\/memory\.stat$/u.test(name))).toBe(true);
  });

  test('holds the very bytes of smaps', () => {
    const stored = execFileSync('tar', ['xzOf', archive, `one/proc/${pid}/smaps`]);
    expect(Buffer.compare(stored, readFileSync(`/proc/${pid}/smaps`))).toBe(0);
  });

  test('is readable by its owner alone', () => {
    expect(statSync(archive).mode & 0o777).toBe(0o600);
  });

  test('verifies, and cut anywhere it is called truncated while its report shows what is whole', () => {
    expect(memcase(['verify', archive]).code).toBe(0);
    const whole = readFileSync(archive);
    for (const share of [0.2, 0.5, 0.9, 0.999]) {
      const cut = join(folder, 'cut.tar.gz');
      writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * share)));
      const verified = memcase(['verify', cut]);
      expect(verified.code).toBe(7);
      expect(verified.stdout + verified.stderr).toMatch(/truncated/u);
      expect(memcase(['report', cut]).code).toBe(4);
    }
  });

  test('a changed byte is altered, not truncated', () => {
    const tar = join(folder, 'altered.tar');
    execFileSync('sh', ['-c', `gzip -dc ${archive} | sed 's/VmRSS/VmRSZ/' > ${tar}`]);
    expect(memcase(['verify', tar]).code).toBe(7);
    expect(memcase(['report', tar]).code).toBe(7);
  });
});

describe('what goes wrong is told by its exit code', () => {
  test('no such pid is 6', () => {
    const { code, stderr } = memcase(['capture', '--pid', '4194303', '-o', join(folder, 'none.tar.gz')]);
    expect(code).toBe(6);
    expect(stderr).toContain('4194303');
  });

  test('nothing selected is 2 and names the selectors', () => {
    const { code, stderr } = memcase(['capture']);
    expect(code).toBe(2);
    expect(stderr).toContain('--unit');
  });

  test('an existing file is never replaced', () => {
    const there = join(folder, 'there.tar.gz');
    writeFileSync(there, 'mine');
    expect(memcase(['capture', '--pid', pid, '-o', there]).code).toBe(2);
    expect(readFileSync(there, 'utf8')).toBe('mine');
  });

  test('two captures to the default name in one second are two files', () => {
    const here = join(folder, 'default');
    mkdirSync(here);
    const script = `cd ${here} && ${process.execPath} ${main} capture --pid ${pid} --allow-stall & cd ${here} && ${process.execPath} ${main} capture --pid ${pid} --allow-stall; wait`;
    spawnSync('sh', ['-c', script]);
    expect(readdirSync(here).filter((name) => name.endsWith('.tar.gz'))).toHaveLength(2);
  });

  test('Ctrl-C leaves a valid archive marked incomplete, or none, and exits 130', async () => {
    const archive = join(folder, 'interrupted.tar.gz');
    const child = spawn(
      process.execPath,
      [main, 'capture', '--pid', pid, '--allow-stall', '--samples', '50', '--interval', '1s', '-o', archive],
      { stdio: 'ignore' },
    );
    await new Promise((resolve) => setTimeout(resolve, 2500));
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(130);
    expect(memcase(['verify', archive]).code).toBe(0);
    expect(memcase(['report', archive]).code).toBe(4);
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('interrupted'))
        .sort(),
    ).toEqual(['interrupted.tar.gz', 'interrupted.tar.gz.sha256']);
  });

  test('SIGKILL leaves nothing that looks complete', async () => {
    const here = join(folder, 'killed');
    mkdirSync(here);
    const child = spawn(
      process.execPath,
      [main, 'capture', '--pid', pid, '--allow-stall', '--samples', '50', '--interval', '1s', '-o', join(here, 'killed.tar.gz')],
      { stdio: 'ignore' },
    );
    await new Promise((resolve) => setTimeout(resolve, 2000));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(here)).not.toContain('killed.tar.gz');
  });

  test.runIf(process.getuid?.() === 0)('a full disk is told, and no file stays', () => {
    const small = join(folder, 'small');
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]);
    try {
      const { code, stderr } = memcase(['capture', '--pid', pid, '-o', join(small, 'full.tar.gz')]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/free|space|full/u);
      expect(readdirSync(small)).toEqual([]);
    } finally {
      execFileSync('umount', [small]);
    }
  });

  test.runIf(process.getuid?.() === 0)('a folder without permission is told by name', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    const { status, stderr } = spawnSync('setpriv', ['--reuid=65534', '--clear-groups', process.execPath, main, 'report', closed], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('closed');
  });
});
