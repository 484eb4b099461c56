import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { memcase, snapshots } from './run-memcase.ts';

const schema = JSON.parse(readFileSync(new URL('../../src/contract/schema/analysis.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

const pair = (name: string): readonly [string, string] => [join(snapshots, name, 'before.tar.gz'), join(snapshots, name, 'after.tar.gz')];

interface Truth {
  readonly services_after: Readonly<Record<string, { readonly main_pid: number }>>;
}

describe.each(['leak-6.12-v2', 'leak-6.1-v1'])('diff of %s', (name) => {
  const { code, stdout } = memcase(['diff', ...pair(name), '--format', 'json']);
  const analysis = JSON.parse(stdout) as Analysis;
  const truth = JSON.parse(readFileSync(join(snapshots, name, 'truth.json'), 'utf8')) as Truth;

  test('is JSON that its published schema accepts', () => {
    validate(analysis);
    expect(validate.errors ?? []).toEqual([]);
    expect(code).toBe(0);
  });

  test('names the growth of the one process that leaked, within 2 MiB of the truth, in its heap', () => {
    const growth = analysis.findings.filter((finding) => finding.code === 'anonymous-growth');
    expect(growth.map((finding) => finding.subject.pid)).toEqual([truth.services_after['api.service']?.main_pid]);
    expect(growth[0]?.subject.unit).toBe('api.service');
    expect(Math.abs((growth[0]?.bytes ?? 0) - 48 * 2 ** 20)).toBeLessThan(2 * 2 ** 20);
    expect(growth[0]?.text).toContain('[heap]');
  });

  test('says nothing above info of any other process', () => {
    const loud = analysis.findings.filter((finding) => !['info', 'clear'].includes(finding.severity) && finding.subject.kind === 'process');
    expect(loud.map((finding) => finding.subject.unit)).toEqual(['api.service']);
  });
});

describe('exit codes', () => {
  const [before, after] = pair('leak-6.12-v2');

  test('--exit-code turns a warning into 3', () => {
    expect(memcase(['diff', before, after, '--exit-code', '--format', 'json']).code).toBe(3);
  });

  test('captures given in the wrong order are refused with 2 and a way out', () => {
    const { code, stderr } = memcase(['diff', after, before]);
    expect(code).toBe(2);
    expect(stderr).toContain('--force');
    expect(memcase(['diff', after, before, '--force']).code).toBe(0);
  });

  test('an archive on standard input is read like a file', () => {
    const { code, stdout } = memcase(['report', '-', '--format', 'json'], readFileSync(after));
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Analysis).kind).toBe('report');
  });

  test('a sample that is not there is 2', () => {
    expect(memcase(['report', `${after}#7`]).code).toBe(2);
  });

  test('an unknown option, command or format is 2', () => {
    expect(memcase(['report', '--no-such-option', after]).code).toBe(2);
    expect(memcase(['no-such-command']).code).toBe(2);
    expect(memcase(['report', after, '--format', 'docx']).code).toBe(2);
    expect(memcase(['report', after, '-o', 'report.docx']).code).toBe(2);
  });

  test('with --format json an error is JSON as well', () => {
    const { code, stdout } = memcase(['report', '/no/such/file', '--format', 'json']);
    expect(code).not.toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ exit: { code } });
  });

  test('the diff of a capture with itself finds nothing', () => {
    const { stdout } = memcase(['diff', after, after, '--format', 'json', '--force']);
    const { findings } = JSON.parse(stdout) as Analysis;
    expect(findings.filter((finding) => !['info', 'clear'].includes(finding.severity))).toEqual([]);
  });
});
