import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshots } from '../cli/run-memcase.ts';

const checkout = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'memcase-packed-'));
const project = join(scratch, 'project');
let installed: { readonly status: number | null; readonly stderr: string };

const run = (command: string, args: readonly string[], cwd: string): ReturnType<typeof spawnSync> & { stdout: string; stderr: string } =>
  spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, npm_config_ignore_scripts: 'true', NO_COLOR: '1' },
  });

beforeAll(() => {
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], checkout);
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  spawnSync('mkdir', ['-p', project]);
  writeFileSync(join(project, 'package.json'), '{ "name": "somewhere", "private": true, "type": "module" }');
  installed = run('npm', ['install', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', join(scratch, filename)], project);
}, 300_000);
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const [before, after] = ['before', 'after'].map((side) => join(snapshots, 'leak-6.12-v2', `${side}.tar.gz`)) as [string, string];
const memcase = (...args: string[]): ReturnType<typeof run> => run(join(project, 'node_modules/.bin/memcase'), args, project);

describe('the packed tarball, without install scripts and optional packages', () => {
  test('installs in an empty folder without a browser', () => {
    expect(installed.stderr).not.toContain('ERR!');
    expect(installed.status).toBe(0);
    expect(existsSync(join(project, 'node_modules/@sparticuz'))).toBe(false);
  });

  test('runs its command: report, diff, check, explain, help', () => {
    expect(memcase('--version').stdout.trim()).toBe(
      (JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string }).version,
    );
    expect(memcase('report', after, '-o', 'a.html', '-o', 'a.md', '-o', 'a.json').status).toBe(0);
    expect(memcase('diff', before, after, '--exit-code').status).toBe(3);
    expect(memcase('check', after, '--base', before, '--assert', 'api.pss <= +10% floor 32MiB').status).toBe(3);
    expect(memcase('explain', 'RES').status).toBe(0);
    expect(memcase('help', 'budgets').status).toBe(0);
  });

  test('captures a real process by command and by library', () => {
    const target = String(process.pid);
    expect(memcase('capture', '--pid', target, '-o', 'c.tar.gz').status).toBe(0);
    const program = `
import { capture, open, analyze, parseSelector } from 'memcase';
const { exit } = await capture({ selectors: parseSelector('pid', '${target}'), output: { kind: 'path', path: 'l.tar.gz' } });
const analysis = analyze(await open('l.tar.gz'));
console.log(exit.code, analysis.processes.some(({ after }) => after?.pid === ${target}));`;
    writeFileSync(join(project, 'capture.mjs'), program);
    const { stdout, stderr } = run(process.execPath, ['capture.mjs'], project);
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe('0 true');
  });

  test('is imported from JavaScript', () => {
    const program = `
import { check, diff, explain, open, render, renderCheck, joinText } from 'memcase';
const [before, after] = [await open(${JSON.stringify(before)}), await open(${JSON.stringify(after)})];
const result = check({ before: [before], after: [after], assertions: ['api.pss <= +10% floor 32MiB'], today: '2026-11-23' });
const html = joinText(await render('html', diff(before, after)));
const { fields } = await explain('Pss');
console.log(result.exit.code, html.includes('</html>'), fields.length > 0, renderCheck('junit', result).includes('<testsuites'));`;
    writeFileSync(join(project, 'library.mjs'), program);
    const { stdout, stderr } = run(process.execPath, ['library.mjs'], project);
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe('3 true true true');
  });

  test('resolves its types in a strict TypeScript project, and its schemas', () => {
    const program = `
import { check, open, type Analysis, type CheckResult, diff } from 'memcase';
import schema from 'memcase/schema/check.schema.json' with { type: 'json' };
const capture = await open('x.tar.gz');
const analysis: Analysis = diff(capture, capture);
const result: CheckResult = check({ after: [capture], assertions: ['pss <= 1GiB'], today: '2026-11-23' });
// @ts-expect-error a check without captures
check({ today: '2026-11-23' });
export const all = [analysis.findings.length, result.exit.code, schema.title];
`;
    writeFileSync(join(project, 'typed.ts'), program);
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--resolveJsonModule',
    ];
    const tsc = join(checkout, 'node_modules/typescript/bin/tsc');
    const types = ['--typeRoots', join(checkout, 'node_modules/@types'), '--types', 'node'];
    const { stdout, status } = run(process.execPath, [tsc, ...options, ...types, 'typed.ts'], project);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});
