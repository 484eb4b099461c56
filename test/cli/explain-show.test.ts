import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memcase, snapshots } from './run-memcase.ts';

const capture = join(snapshots, 'leak-6.12-v2/after.tar.gz');
const folder = mkdtempSync(join(tmpdir(), 'memcase-show-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('explain', () => {
  test('a field is explained in the language that was asked for', () => {
    expect(memcase(['explain', 'VmRSS']).stdout).toContain('/proc/<pid>/status');
    expect(memcase(['explain', 'VmRSS', '--lang', 'zh-CN']).stdout).toMatch(/误读.*\p{Script=Han}/u);
  });

  test('a misspelt name is 2 and suggests the right one', () => {
    const { code, stderr } = memcase(['explain', 'VmRRS']);
    expect(code).toBe(2);
    expect(stderr).toContain('VmRSS');
  });

  test('a claim is answered with its reference, said in one argument or in many', () => {
    for (const args of [['RES - SHR is the real memory'], ['statm', 'dt', 'column', 'dirty', 'pages']]) {
      const { code, stdout } = memcase(['explain', ...args]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/wrong[\s\S]*Checked/u);
    }
  });

  test('without a word the whole reference is Markdown or JSON', () => {
    const markdown = memcase(['explain', '--format', 'md']).stdout;
    expect(markdown).toContain('## `/proc/<pid>/smaps`');
    expect(markdown).toContain('## Popular claims');
    const all = JSON.parse(memcase(['explain', '--format', 'json']).stdout) as { counts: { fields: number; claims: number } };
    expect(all.counts.fields).toBeGreaterThan(1000);
    expect(all.counts.claims).toBeGreaterThan(50);
  });

  test('an unknown format is 2', () => {
    expect(memcase(['explain', 'Pss', '--format', 'pdf']).code).toBe(2);
  });
});

describe('show', () => {
  test('lists a capture', () => {
    const { code, stdout } = memcase(['show', capture]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ *[\d,]+ {2}proc\/meminfo {2}meminfo$/mu);
    const list = JSON.parse(memcase(['show', capture, '--format', 'json']).stdout) as { files: readonly { path: string; file: string }[] };
    expect(list.files.find(({ path }) => path === 'proc/meminfo')?.file).toBe('meminfo');
  });

  test('prints one file parsed, in base units as JSON, with meanings when asked', () => {
    const { stdout } = memcase(['show', capture, '/proc/meminfo', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'meminfo',
      record: { fields: { MemTotal: { value: 989812 * 1024, unit: 'bytes', line: 1 } } },
      notes: [],
    });
    expect(memcase(['show', capture, 'proc/meminfo', '--explain']).stdout).toMatch(/MemAvailable.*MiB.*\n {6}\S/u);
  });

  test('prints a cgroup file by the version of its hierarchy', () => {
    const { stdout } = memcase(['show', capture, 'system.slice/memory.stat', '--format', 'json']);
    expect(stdout).toContain('"file": "v2:memory.stat"');
  });

  test('a path that is not in the capture is 6', () => {
    const { code, stderr } = memcase(['show', capture, 'proc/4194000/smaps']);
    expect(code).toBe(6);
    expect(stderr).toContain('proc/4194000/smaps');
  });

  test('a loose file is read as what its name says, or as what --as says', () => {
    const named = join(folder, 'meminfo');
    const nameless = join(folder, 'from-ticket.txt');
    for (const path of [named, nameless]) writeFileSync(path, 'MemTotal:        2048 kB\nMemFree: 1024 kB\nNewThing: 7 kB\n');
    expect(memcase(['show', named]).stdout).toMatch(/MemTotal +2\.0 MiB/u);
    const { stdout } = memcase(['show', nameless, '--as', 'meminfo', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      record: { fields: { MemFree: { value: 1048576 } } },
      notes: [{ code: 'unknown-field', line: 3 }],
    });
    expect(memcase(['show', nameless, '--as', 'no-such-file']).code).toBe(2);
    expect(
      memcase(['show', '-', '--as', 'statm', '--page-size', '64KiB', '--format', 'json'], Buffer.from('2 1 1 1 0 1 0\n')).stdout,
    ).toContain('131072');
  });

  test('a single-value file takes the name of its field from --as', () => {
    const path = join(folder, 'value');
    writeFileSync(path, 'max\n');
    expect(memcase(['show', path, '--as', 'memory.max']).stdout).toMatch(/memory\.max +unlimited/u);
  });

  test('a view of a capture is what the tool would print', () => {
    expect(memcase(['show', capture, '--view', 'free']).stdout).toContain('989812');
    expect(memcase(['show', capture, '--view', 'top']).stdout).toContain('api-server');
    expect(memcase(['show', capture, '--view', 'smem']).stdout).toMatch(/PID User Command +Swap +USS +PSS +RSS/u);
    expect(memcase(['show', capture, 'proc/1', '--view', 'pmap']).stdout).toMatch(/^1: +\/bin\/sh/u);
  });

  test('an archive cut in the middle still shows what is whole, with 7 or 4 and no crash', () => {
    const cut = join(folder, 'cut.tar');
    const whole = gunzipSync(readFileSync(capture));
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length / 2)));
    const { code, stdout } = memcase(['show', cut]);
    expect([4, 7]).toContain(code);
    expect(stdout).toContain('proc/1/status');
  });
});
