import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { KeptArchives } from '../../src/cli/trigger/kept-archives.ts';
import { memcase } from './run-memcase.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-trigger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pid = String(process.pid);

describe('capture --when', () => {
  test.each([
    [['--when', 'pss > 1GiB'], /mappings of the process only/u],
    [['--when', 'rss >'], /nothing on the right/u],
    [['--when', 'rss > 1GiB', '--ssh', 'db1'], /not offered with --ssh/u],
    [['--when', 'rss > 1GiB', '--print-script'], /not offered with --print-script/u],
    [['--when', 'rss > 1GiB', '--dry-run'], /not offered with --dry-run/u],
    [['--when', 'rss > 1GiB', '--every', 'soon'], /--every soon is no time/u],
    [['--when', 'rss > 1GiB', '--every', '1ms'], /100ms is the shortest/u],
    [['--when', 'rss > 1GiB', '--for', '0'], /--for 0 is no count/u],
    [['--when', 'rss > 1GiB', '--keep', '2', '-o', join(folder, 'no-such')], /is no folder/u],
    [['--keep', '2', '--every', '1s'], /--every and --keep without --when/u],
  ])('%j is a usage error that says why', (args, said) => {
    const { code, stderr } = memcase(['capture', '--pid', pid, ...args]);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });

  test('is explained by help triggers', () => {
    const { code, stdout } = memcase(['help', 'triggers']);
    expect(code).toBe(0);
    expect(stdout).toContain('events.oom_kill increases');
  });
});

describe('the archives of a trigger', () => {
  test('are kept, the last ones, and nothing else is removed', async () => {
    const kept = new KeptArchives(2);
    const paths = ['a', 'b', 'c', 'd'].map((name) => join(folder, `${name}.tar.gz`));
    writeFileSync(join(folder, 'foreign.tar.gz'), '');
    for (const path of paths) {
      writeFileSync(path, '');
      writeFileSync(`${path}.sha256`, '');
      await kept.add(path);
    }
    expect(paths.map((path) => [existsSync(path), existsSync(`${path}.sha256`)])).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [true, true],
    ]);
    expect(existsSync(join(folder, 'foreign.tar.gz'))).toBe(true);
    expect(kept.written).toBe(4);
  });
});
