import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memcase, snapshots } from './run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-bad-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('bad input is told in one clear message with its exit code', () => {
  test('a file that is no archive is 7', () => {
    const { code, stderr } = memcase(['report', file('letter.txt', 'Dear reader,\n')]);
    expect(code).toBe(7);
    expect(stderr).toMatch(/letter\.txt/u);
    expect(stderr).not.toMatch(/ {4}at /u);
  });

  test('an empty file is 7', () => {
    expect(memcase(['report', file('empty.tar.gz', '')]).code).toBe(7);
  });

  test('a file that is not there is told by name', () => {
    const { code, stderr } = memcase(['report', join(folder, 'nowhere.tar.gz')]);
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere.tar.gz');
  });

  test('a tar with names that climb out of it is 7, and writes nothing', () => {
    mkdirSync(join(folder, 'x/proc'), { recursive: true });
    writeFileSync(join(folder, 'x/proc/meminfo'), 'MemTotal: 1 kB\n');
    const evil = join(folder, 'evil.tar');
    execFileSync('tar', ['-cPf', evil, '--transform', 's,^x/,../../memcase-evil/,', 'x/proc/meminfo'], { cwd: folder });
    expect(memcase(['report', evil]).code).toBe(7);
    expect(existsSync(join(folder, '../../memcase-evil'))).toBe(false);
  });

  test.runIf(existsSync('/proc/self/stat'))('the live /proc is 2 and names the way: capture', () => {
    const { code, stderr } = memcase(['report', '/proc']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/capture/u);
  });

  test('a cut foreign archive still shows what is whole, with 4', () => {
    const whole = readFileSync(join(snapshots, 'leak-6.12-v2/after.tar.gz'));
    const cut = file('cut.tar.gz', whole.subarray(0, Math.floor(whole.length * 0.6)));
    const { code, stdout } = memcase(['report', cut, '--format', 'json']);
    expect(code).toBe(4);
    expect((JSON.parse(stdout) as { processes: unknown[] }).processes.length).toBeGreaterThan(10);
    expect(memcase(['verify', cut]).code).toBe(7);
  });
});
