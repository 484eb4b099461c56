import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bases, programAt, smapsOf } from '../diff/make-snapshot.ts';
import { memcase, snapshots } from './run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-raw-'));
const [older, newer] = [join(folder, 'older'), join(folder, 'newer')];

/** A capture by hand: one process, with the files that pairing needs. */
function writeCapture(root: string, pid: number, base: (typeof bases)[number], heap: number): void {
  const own = join(root, 'proc', String(pid));
  mkdirSync(own, { recursive: true });
  const smaps = programAt(base, heap).map(smapsOf).join('');
  writeFileSync(join(own, 'smaps'), smaps);
  writeFileSync(join(own, 'maps'), smaps.replace(/^[A-Z].*\n/gmu, ''));
  writeFileSync(join(own, 'cmdline'), 'api\0');
  writeFileSync(join(own, 'status'), `Name:\tapi\nPid:\t${String(pid)}\nPPid:\t1\nVmRSS:\t${String(heap)} kB\nThreads:\t1\n`);
  writeFileSync(join(own, 'stat'), `${String(pid)} (api) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 ${String(pid)}00 0 0 0\n`);
  writeFileSync(join(root, 'proc/meminfo'), `MemTotal: 8000000 kB\nMemFree: ${String(4_000_000 - heap)} kB\n`);
}

beforeAll(() => {
  writeCapture(older, 812, bases[0], 1024);
  writeCapture(newer, 2114, bases[1], 4096);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('diff --raw', () => {
  test('prints a unified diff of a file of the host', () => {
    const { code, stdout } = memcase(['diff', older, newer, '--raw', '/proc/meminfo']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      '--- before/proc/meminfo\n+++ after/proc/meminfo\n@@ -1,2 +1,2 @@\n MemTotal: 8000000 kB\n-MemFree: 3998976 kB\n+MemFree: 3995904 kB\n',
    );
  });

  test.each(['proc/812/maps', 'proc/2114/maps', '2114/maps'])('finds the counterpart of a restarted process: %s', (path) => {
    const { code, stdout } = memcase(['diff', older, newer, '--raw', path, '--pair', '812=2114']);
    expect(code).toBe(0);
    expect(stdout).toContain('--- before/proc/812/maps\n+++ after/proc/2114/maps\n');
    const changed = stdout
      .split('\n')
      .filter((line) => /^[-+](?![-+])/u.test(line))
      .map((line) => line.replace(/ +/gu, ' '));
    expect(changed).toEqual(['-<1024 kB> rw-p 00000000 00:00 0 [heap]', '+<4096 kB> rw-p 00000000 00:00 0 [heap]']);
  });

  test('prints several files one after the other', () => {
    const { stdout } = memcase(['diff', older, newer, '--raw', 'proc/meminfo', '--raw', '812/status', '--pair', '812=2114']);
    expect(stdout.match(/^--- .*/gmu)).toEqual(['--- before/proc/meminfo', '--- before/proc/812/status']);
  });

  test('prints nothing, and says so aside, where only addresses differ', () => {
    const again = join(folder, 'again');
    writeCapture(again, 2114, bases[1], 1024);
    const { code, stdout, stderr } = memcase(['diff', older, again, '--raw', '812/maps', '--pair', '812=2114']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('no difference but addresses');
  });

  test('suggests the name of a file that is in the capture', () => {
    const { code, stdout, stderr } = memcase(['diff', older, newer, '--raw', 'proc/meminf']);
    expect([code, stdout]).toEqual([6, '']);
    expect(stderr).toContain('Did you mean proc/meminfo?');
  });

  test('refuses what it cannot do together with it', () => {
    const { code, stderr } = memcase(['diff', older, newer, '--raw', 'proc/meminfo', '--format', 'json']);
    expect(code).toBe(2);
    expect(stderr).toContain('--raw');
    expect(memcase(['diff', '-', newer, '--raw', 'proc/meminfo'], readFileSync(join(snapshots, 'leak-6.12-v2/before.tar.gz'))).code).toBe(
      2,
    );
  });

  test('reads real captures', () => {
    const [before, after] = ['before', 'after'].map((name) => join(snapshots, 'leak-6.12-v2', `${name}.tar.gz`));
    const { code, stdout } = memcase(['diff', before ?? '', after ?? '', '--raw', 'proc/meminfo']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^-MemFree:.*$/mu);
  });
});
