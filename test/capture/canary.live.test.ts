import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { capture, defaultOptions, parseSelector, type CaptureOptions } from '../../src/capture/index.ts';
import { printScript } from '../../src/capture/script/print-script.ts';
import { open } from '../../src/open.ts';
import { joinText, render } from '../../src/render/index.ts';
import { memcase } from '../cli/run-memcase.ts';
import { runCollector } from './script/run-collector.ts';
import { shells } from './script/shells.ts';

const canary = 'Hunter2Canary9f3A';

/** Ways in which command lines carry secrets. */
const disguises: readonly (readonly string[])[] = [
  [canary],
  ['-p', canary],
  [`-p${canary}`],
  [`-P${canary}`],
  [`--password=${canary}`],
  ['--password', canary],
  [`--pass:${canary}`],
  [`password=${canary}`],
  [`PASSWORD=${canary}`],
  [`-Ddb.password=${canary}`],
  [`-D${canary}`],
  [`https://user:${canary}@host/`],
  [`postgres://u:${canary}@db/x`],
  [`Authorization: Bearer ${canary}`],
  ['-H', `X-Key: ${canary}`],
  [`--header=X-Key: ${canary}`],
  ['-e', `TOKEN=${canary}`],
  [`{"token":"${canary}"}`],
  [`a b ${canary} c`],
  [`"${canary}"`],
  [`'${canary}'`],
  [`line\n${canary}`],
  [`${canary}\n--verbose`],
  [`/run/secrets/${canary}`],
  [`@${canary}`],
  [`+${canary}`],
  [`--${canary}`],
  [`-${canary}`],
  [`--x=${canary}=y`],
  [`=${canary}`],
  [`-Xmx${canary}`],
  ['--memory', canary],
  [`--memory=${canary}`],
  [`512MiB${canary}`],
  [`-XX:OnOutOfMemoryError=${canary}`],
  [`\u2003${canary}`],
  [`\x01${canary}`],
  [`é${canary}é`],
];

/** Programs that stay, whatever stands behind their own arguments. */
const programs: readonly (readonly string[])[] = [
  ['sh', '-c', 'read x <&3; :'],
  ['bash', '-c', 'read x <&3; :'],
  ['busybox', 'sh', '-c', 'read x <&3; :'],
  ['perl', '-e', 'sleep 1000'],
  ['python3', '-c', 'import time; time.sleep(1000)'],
  [process.execPath, '-e', 'setInterval(() => 0, 1e6)', '--'],
  ['awk', 'BEGIN { getline x < "/dev/fd/3" }'],
  ['sed', '-n', '-f', '/dev/fd/3', '--'],
  ['env', 'sleep', '1000'],
  ['tail', '-f', '/dev/null', '--'],
];

const folder = mkdtempSync(join(tmpdir(), 'memcase-canary-'));
const children: ChildProcess[] = [];
let options: CaptureOptions;

beforeAll(async () => {
  for (const [at, program] of programs.entries()) {
    // sleep and tail take nothing foreign: the first disguises stand in their name's place instead.
    const own = program[0] === 'env' ? [] : program[0] === 'tail' ? [] : disguises.flat();
    const child = spawn(program[0] ?? '', [...program.slice(1), ...own], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      env: { ...process.env, SECRET: canary },
      ...(at >= 8 && program[0] === 'tail' ? { argv0: `tail ${canary}` } : {}),
    });
    child.on('error', () => undefined);
    children.push(child);
  }
  await new Promise((resolve) => setTimeout(resolve, 800));
  const pids = children.filter(({ pid, exitCode }) => pid !== undefined && exitCode === null).map(({ pid }) => String(pid));
  expect(pids.length).toBeGreaterThanOrEqual(8);
  options = {
    ...defaultOptions,
    version: '0.0.0',
    selectors: parseSelector('pid', pids.join(',')),
    output: { kind: 'path', path: join(folder, 'node.tar.gz') },
  };
});

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function expectNoCanary(path: string): Promise<void> {
  const bytes = gunzipSync(readFileSync(path));
  expect(bytes.includes('<masked:')).toBe(true);
  expect(bytes.includes(canary)).toBe(false);
  const analysis = analyze(null, { capture: await open(path), sample: null }, { detail: 'mappings' });
  for (const format of ['json', 'text', 'md', 'html'] as const) {
    const rendering = await render(format, analysis);
    expect(joinText(rendering).includes(canary)).toBe(false);
  }
}

describe('a secret in every place of a command line', () => {
  test('is in no byte of what the Node engine writes', { timeout: 60_000 }, async () => {
    await capture(options);
    await expectNoCanary(join(folder, 'node.tar.gz'));
  });

  test.each(shells)('is in no byte of what the collector writes under %s', { timeout: 60_000 }, async (_name, shell) => {
    const { archive, errors, code } = await runCollector(shell, printScript(options));
    expect(errors).toBe('');
    expect(code).toBe(0);
    const path = join(folder, `${_name.replaceAll(' ', '-')}.tar.gz`);
    writeFileSync(path, archive);
    await expectNoCanary(path);
  });

  test('is in nothing that the command line says, and in no name of a file', { timeout: 120_000 }, () => {
    const here = join(folder, 'cli');
    mkdirSync(here);
    const pids = options.selectors.flatMap((selector) => (selector.kind === 'pid' ? [String(selector.pid)] : [])).join(',');
    const archive = join(here, 'cli.tar.gz');
    const runs = [
      ['capture', '--pid', pids, '--dry-run'],
      ['capture', '--pid', pids, '-o', archive],
      // Something is left out and told of.
      ['capture', '--pid', pids, '--max-stall', '0.001ms', '-o', join(here, 'left-out.tar.gz')],
      ['capture', '--pid', pids, '--max-time', '1ms', '-o', join(here, 'too-late.tar.gz')],
      ['verify', archive],
      ['report', archive, '--full'],
      ['show', archive],
    ];
    for (const args of runs) {
      const { stdout, stderr } = memcase(args);
      expect(stdout + stderr).not.toBe('');
      expect([args[0], (stdout + stderr).includes(canary)]).toEqual([args[0], false]);
    }
    expect(readdirSync(here).join('\n')).not.toContain(canary);
  });

  const hasPdfTools = spawnSync('pdftotext', ['-v']).status === 0 && spawnSync('qpdf', ['--version']).status === 0;
  test.skipIf(!hasPdfTools)('is in no PDF (skipped without pdftotext and qpdf)', { timeout: 120_000 }, () => {
    const pdf = join(folder, 'report.pdf');
    const { code } = memcase(['report', join(folder, 'node.tar.gz'), '--detail', 'mappings', '-o', pdf]);
    expect(code).toBe(0);
    const text = execFileSync('pdftotext', [pdf, '-'], { maxBuffer: 2 ** 28 });
    expect(text.includes('masked:')).toBe(true);
    expect(text.includes(canary)).toBe(false);
    const plain = execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdf, '-'], { maxBuffer: 2 ** 28 });
    expect(plain.includes(canary)).toBe(false);
  });

  test('really stood in the command lines', () => {
    const seen = children.filter(({ pid }) => {
      try {
        return readlinkSync(`/proc/${String(pid)}/exe`) !== '' && readFileSync(`/proc/${String(pid)}/cmdline`).includes(canary);
      } catch {
        return false;
      }
    });
    expect(seen.length).toBeGreaterThanOrEqual(7);
  });
});
