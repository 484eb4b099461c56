import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCapture } from '../../src/archive/index.ts';
import { main, memcase } from './run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-dry-'));
// Large enough that --max-stall can be below it.
const target = spawn(
  process.execPath,
  ['-e', 'globalThis.b = Buffer.alloc(80 * 2 ** 20, 1); setInterval(() => {}, 1e6)', '--', '--token=secret'],
  {
    stdio: 'ignore',
  },
);
const pid = String(target.pid);

beforeAll(() => new Promise((resolve) => setTimeout(resolve, 1500)));
afterAll(() => {
  target.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** What a dry run prints: paths that would be opened, and all other lines. */
function plan(...more: readonly string[]) {
  const { code, stdout, stderr } = memcase(['capture', '--pid', pid, '--dry-run', ...more]);
  const lines = stdout.trim().split('\n');
  const opened = lines.flatMap((line) => /^open (.*)$/u.exec(line)?.[1] ?? []);
  return {
    code,
    stderr,
    lines,
    stored: opened.filter((path) => !path.endsWith('(to find the way)')),
    own: opened.filter((path) => path.endsWith('(to find the way)')).map((path) => path.replace(' (to find the way)', '')),
  };
}

describe('capture --dry-run', () => {
  test('prints the very paths that the capture then has an answer for, and writes nothing', { timeout: 30_000 }, async () => {
    const before = readdirSync(process.cwd());
    const { code, stderr, stored } = plan();
    expect([code, stderr]).toEqual([0, '']);
    expect(readdirSync(process.cwd())).toEqual(before);
    const archive = join(folder, 'a.tar.gz');
    expect(memcase(['capture', '--pid', pid, '-o', archive]).code).toBe(0);
    const { manifest } = await readCapture({ kind: 'path', path: archive }, () => undefined);
    const files = (manifest?.entries ?? []).map(({ path }) => path);
    const links = (manifest?.facts ?? []).filter(({ kind }) => kind === 'link').map(({ path }) => path);
    expect([...stored].sort()).toEqual([...files, ...links].sort());
  });

  test('says what it would cost, by which level, and what it would mask', () => {
    const { lines } = plan();
    expect(lines[0]).toMatch(/^1 process, \d+ files, at most about \d/u);
    expect(lines.find((line) => line.startsWith(`pid ${pid} `))).toMatch(
      /\(process\): \d+(?:\.\d+)? MiB resident, \d+ mappings, by smaps/u,
    );
    expect(lines).toContain(`mask proc/${pid}/cmdline: arguments masked but for an allow-list`);
    expect(lines.join('\n')).not.toContain('secret');
  });

  test('follows the options', () => {
    expect(plan('--keep-arguments').lines.join('\n')).not.toContain('cmdline: arguments masked');
    const gentle = plan('--max-stall', '0.01ms');
    expect(gentle.lines.find((line) => line.startsWith(`pid ${pid} `))).toMatch(/by maps: .*above --max-stall/u);
    expect(gentle.stored).not.toContain(`proc/${pid}/smaps`);
    expect(plan('--detail', 'full').stored).toContain('proc/slabinfo');
    expect(plan().stored).not.toContain('proc/slabinfo');
    expect(plan('--no-kernel-log').stored).not.toContain('dev/kmsg');
    expect(plan('--numa').stored).toContain(`proc/${pid}/numa_maps`);
  });

  test('never names what is never read', () => {
    const { stored } = plan('--detail', 'full', '--numa');
    expect(stored.filter((path) => /\/(?:environ|mem|auxv|pagemap|fd|fdinfo|task)(?:\/|$)/u.test(path))).toEqual([]);
  });

  test.skipIf(spawnSync('strace', ['-V']).status !== 0)(
    'opens nothing else, as the kernel sees it (skipped without strace)',
    { timeout: 60_000 },
    () => {
      const opensOf = (name: string, command: readonly string[]): ReadonlySet<string> => {
        const log = join(folder, name);
        expect(spawnSync('strace', ['-f', '-qq', '-e', 'trace=openat,open,readlink,readlinkat', '-o', log, ...command]).status).toBe(0);
        return new Set([...readFileSync(log, 'latin1').matchAll(/"\/((?:proc|sys|dev\/kmsg)[^"]*)"/gu)].flatMap(([, path]) => path ?? []));
      };
      const { stored, own } = plan();
      const node = opensOf('node', [process.execPath, '-e', '0']);
      const seen = opensOf('capture', [process.execPath, main, 'capture', '--pid', pid, '-q', '-o', join(folder, 'traced.tar.gz')]);
      const words = own.flatMap((line) => line.split(/[ ,]+/u));
      const isOwn = (path: string): boolean =>
        words.includes(path) ||
        words.includes(path.replace(/^proc\/[0-9]+\//u, 'proc/PID/')) ||
        (path.startsWith('sys/fs/cgroup') && words.includes(path.slice(path.lastIndexOf('/') + 1)));
      const isFolder = (path: string): boolean => path === 'proc' || stored.some((file) => file.startsWith(`${path}/`));
      const planned = new Set(stored);
      expect([...seen].filter((path) => !planned.has(path) && !node.has(path) && !isOwn(path) && !isFolder(path))).toEqual([]);
      expect([...seen].filter((path) => /\/(?:environ|mem|auxv|pagemap|fd|fdinfo)(?:\/|$)/u.test(path))).toEqual([]);
    },
  );
});
