import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultOptions, parseSelector } from '../../../src/capture/index.ts';
import { printScript } from '../../../src/capture/script/print-script.ts';
import { open } from '../../../src/open.ts';
import { shells } from './shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-ending-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = printScript({
  ...defaultOptions,
  version: '0.0.0',
  selectors: parseSelector('pid', '1'),
  samples: 3,
  intervalMs: 4000,
});

interface Started {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly closeOutput: () => void;
  readonly ended: Promise<{ readonly archive: Buffer; readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts the collector, with a folder of its own for what it stages. */
function start(shell: readonly string[], before = '', ofGroup = false): Started {
  const child = spawn(shell[0] ?? '', [...shell.slice(1), '-s'], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: ofGroup,
  });
  child.stdin.on('error', () => undefined).end(Buffer.concat([Buffer.from(before), script]));
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  return {
    kill: (signal) => process.kill(ofGroup ? -(child.pid ?? 0) : (child.pid ?? 0), signal),
    closeOutput: () => child.stdout.destroy(),
    ended: new Promise((resolve) =>
      child.on('exit', (code, signal) => setTimeout(() => resolve({ archive: Buffer.concat(parts), code, signal }), 200)),
    ),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(shells)('the collector under %s, ended before its time', (_name, shell) => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s, completes an archive that says so', { timeout: 60_000 }, async (signal, code) => {
    const run = start(shell);
    await pause(1500);
    run.kill(signal);
    const ended = await run.ended;
    expect(ended.code).toBe(code);
    const { contents } = await open(ended.archive);
    expect(contents.integrity).toBe('whole');
    expect(contents.manifest?.complete).toBe(false);
    expect(contents.manifest?.exit.code).toBe(code);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('by a reader that goes away, ends itself and leaves nothing', { timeout: 60_000 }, async () => {
    const run = start(shell);
    await pause(1200);
    run.closeOutput();
    const ended = await run.ended;
    expect(ended.code).not.toBe(0);
    await expect.poll(() => readdirSync(folder)).toEqual([]);
  });

  test('by SIGKILL, leaves an archive that is seen to be cut', { timeout: 60_000 }, async () => {
    const run = start(shell);
    await pause(2500);
    run.kill('SIGKILL');
    const ended = await run.ended;
    const opened = await open(ended.archive).catch((error: unknown) => error);
    if (opened instanceof Error) expect(opened.message).toMatch(/truncated|empty|no capture/u);
    else expect(opened).toMatchObject({ contents: { integrity: 'truncated', manifest: null } });
    await expect.poll(() => readdirSync(folder), { timeout: 10_000 }).toEqual([]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s to its whole group, as a terminal or timeout sends it, completes the archive',
    { timeout: 60_000 },
    async (signal, code) => {
      const run = start(shell, '', true);
      await pause(1500);
      run.kill(signal);
      const ended = await run.ended;
      expect(ended.code).toBe(code);
      const { contents } = await open(ended.archive);
      expect(contents.integrity).toBe('whole');
      expect(contents.manifest?.exit.code).toBe(code);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('by a file size limit, says so and leaves an archive that is seen to be cut', { timeout: 60_000 }, async () => {
    const path = join(folder, 'limited.tar.gz');
    const child = spawn(shell[0] ?? '', [...shell.slice(1), '-c', `ulimit -f 4; trap '' XFSZ; exec "$@" >'${path}'`, 'x', ...shell, '-s'], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.on('error', () => undefined).end(script);
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect(code).not.toBe(0);
    const opened = await open(path).catch((error: unknown) => error);
    if (opened instanceof Error) expect(opened.message).toMatch(/truncated|empty|no capture/u);
    else expect(opened).toMatchObject({ contents: { integrity: 'truncated' } });
    rmSync(path, { force: true });
    expect(readdirSync(folder)).toEqual([]);
  });
});
