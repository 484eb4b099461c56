import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import type { CheckResult } from '../../src/contract/index.ts';
import { memcase, snapshots } from './run-memcase.ts';

const read = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../src/contract/schema/${name}`, import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(read('check.schema.json'));

const scratch = mkdtempSync(join(tmpdir(), 'memcase-check-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});
const [before, after] = ['before', 'after'].map((side) => join(snapshots, 'leak-6.12-v2', `${side}.tar.gz`)) as [string, string];
const limit = ['--assert', 'api.pss <= +10% floor 32MiB'] as const;

describe('memcase check', () => {
  test('exits 3 for a leak, and each output names the growth', () => {
    const files = ['check.txt', 'check.md', 'check.json', 'check.xml'].map((name) => join(scratch, name));
    const { code, stdout } = memcase(['check', after, '--base', before, ...limit, ...files.flatMap((file) => ['-o', file])]);
    expect(code).toBe(3);
    expect(stdout).toBe('');
    for (const file of files) expect(readFileSync(file, 'utf8')).toContain('anonymous-growth');
    validate(JSON.parse(readFileSync(join(scratch, 'check.json'), 'utf8')));
    expect(validate.errors ?? []).toEqual([]);
    expect(readFileSync(join(scratch, 'check.xml'), 'utf8')).toContain('failures="1"');
  });

  test('exits 0 within the budget and 4 when nothing is proved, which --accept partial takes', () => {
    expect(memcase(['check', before, '--base', before, ...limit]).code).toBe(0);
    const unclear = ['check', before, '--base', before, '--assert', 'api.pss <= +1KiB'];
    expect(memcase(unclear).code).toBe(4);
    expect(memcase([...unclear, '--accept', 'partial']).code).toBe(0);
  });

  test('takes several captures on each side', () => {
    const { code, stdout } = memcase(['check', '--base', before, before, '--after', after, after, ...limit, '--format', 'json']);
    expect(code).toBe(3);
    expect((JSON.parse(stdout) as CheckResult).results[0]).toMatchObject({
      before: { starts: 1, values: [expect.any(Number), expect.any(Number)] },
    });
  });

  test('writes a budget with --init that the same capture passes', () => {
    const budget = join(scratch, 'made.yaml');
    writeFileSync(budget, memcase(['check', before, '--init']).stdout);
    expect(memcase(['check', before, '--base', before, '--budget', budget]).code).toBe(0);
    expect(memcase(['check', after, '--base', before, '--budget', budget]).code).toBe(3);
  });

  test('is 2 with a suggestion for wrong names, and JSON when JSON was asked for', () => {
    const { code, stdout, stderr } = memcase(['check', after, '--assert', 'api.psss <= 1GiB', '--format', 'json']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean pss');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'unknown-metric' }, exit: { code: 2 } });
    expect(memcase(['check']).code).toBe(2);
    expect(memcase(['check', after]).code).toBe(2);
    expect(memcase(['check', after, '--budget', '/no/such/budget']).code).toBe(2);
  });

  test('speaks Chinese with the codes and numbers unchanged', () => {
    const [text, md, json] = ['check-zh.txt', 'check-zh.md', 'check-zh.json'].map((name) => join(scratch, name)) as [
      string,
      string,
      string,
    ];
    const more = ['--assert', 'api.rss <= +1KiB', '--lang', 'zh-CN', '-o', text, '-o', md, '-o', json];
    const { code } = memcase(['check', after, '--base', before, ...limit, ...more]);
    expect(code).toBe(3);
    expect(readFileSync(text, 'utf8')).toMatch(/^FAIL .*阈值 <= \+10 % 或 32\.0 MiB/mu);
    expect(readFileSync(text, 'utf8')).toContain('未通过：');
    expect(readFileSync(md, 'utf8')).toContain('内存预算：未通过');
    const result = JSON.parse(readFileSync(json, 'utf8')) as CheckResult;
    validate(result);
    expect(validate.errors ?? []).toEqual([]);
    expect(result.results.flatMap(({ reasons }) => reasons).every(({ text: said }) => /\p{Script=Han}/u.test(said))).toBe(true);
    expect(result.results[0]?.finding?.code).toBe('anonymous-growth');
  });

  test('cuts Markdown to --max-bytes and keeps the verdict', () => {
    const { stdout } = memcase(['check', after, '--base', before, ...limit, '--format', 'md', '--max-bytes', '300']);
    expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(300);
    expect(stdout).toContain('Memory budget: failed');
  });
});
