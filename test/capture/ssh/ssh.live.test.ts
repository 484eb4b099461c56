import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyCapture } from '../../../src/archive/index.ts';
import { defaultOptions, parseSelector, type CaptureOptions } from '../../../src/capture/index.ts';
import { captureOverSsh } from '../../../src/capture/ssh/index.ts';
import { isMemcaseError } from '../../../src/contract/index.ts';
import { open } from '../../../src/open.ts';
import { busyboxFolder } from '../script/run-collector.ts';
import { hasSshd, startSshd, type Loopback } from './loopback-sshd.ts';

const never = new AbortController().signal;

describe.skipIf(!hasSshd)('capture over ssh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memcase-ssh-'));
  const applets = busyboxFolder();
  const path = process.env['PATH'];
  let loop: Loopback;
  let target: ChildProcess;

  beforeAll(async () => {
    // Sessions find busybox applets only: no node there.
    loop = await startSshd(applets.folder);
    process.env['PATH'] = `${loop.bin}:${path ?? ''}`;
    target = spawn('sleep', ['1000'], { stdio: 'ignore' });
  });
  afterAll(() => {
    process.env['PATH'] = path;
    target.kill();
    loop.stop();
    applets.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const optionsFor = (name: string, pid = target.pid ?? 0): CaptureOptions => ({
    ...defaultOptions,
    version: '0.0.0',
    selectors: parseSelector('pid', String(pid)),
    output: { kind: 'path', path: join(folder, name) },
    label: 'it\'s $HOME `id` "x"',
  });

  test('brings back a whole archive from a machine without Node, and leaves nothing there', { timeout: 60_000 }, async () => {
    const before = new Set(readdirSync(tmpdir()));
    const result = await captureOverSsh(optionsFor('a.tar.gz'), loop.host, false, never);
    expect(result.exit).toEqual({ code: 0, reasons: [] });
    // A login shell may complain of its own start-up files, which find no programs here; the collector may not.
    expect(result.messages.filter((message) => !message.includes('/usr/bin/env'))).toEqual([]);
    const verified = await verifyCapture({ kind: 'path', path: join(folder, 'a.tar.gz') });
    expect(verified.integrity).toBe('whole');
    expect(verified.beside).toBe('matches');
    const { contents } = await open(join(folder, 'a.tar.gz'));
    expect(contents.header?.label).toBe('it\'s $HOME `id` "x"');
    expect(readdirSync(tmpdir()).filter((name) => /^memcase\./u.test(name) && !before.has(name))).toEqual([]);
    await expect.poll(collectorsRunning, { timeout: 5000 }).toEqual([]);
    expect(
      readFileSync(join(loop.bin, '..', 'calls'), 'utf8')
        .trim()
        .split('\n')
        .at(-1),
    ).toBe('-T -o BatchMode=yes -- loop sh -s');
  });

  test('says 6 when the target is not there, and writes no file', { timeout: 60_000 }, async () => {
    const failure = await captureOverSsh(optionsFor('b.tar.gz', 4_194_303), loop.host, false, never).catch((error: unknown) => error);
    expect(isMemcaseError(failure) && failure.failure.exit).toBe(6);
    expect(readdirSync(folder).filter((name) => name.includes('b.tar.gz') || name.endsWith('.part'))).toEqual([]);
  });

  test('says 2 with what ssh said when the machine cannot be reached', { timeout: 60_000 }, async () => {
    const failure = await captureOverSsh(optionsFor('c.tar.gz'), 'no-such-host.invalid', false, never).catch((error: unknown) => error);
    expect(isMemcaseError(failure) && failure.failure.exit).toBe(2);
    expect(isMemcaseError(failure) && failure.failure.what).toMatch(/exit 255.*resolve/su);
  });

  test('a connection that is cut leaves no archive that looks complete, and the collector there ends', { timeout: 60_000 }, async () => {
    const started = captureOverSsh({ ...optionsFor('d.tar.gz'), samples: 3, intervalMs: 3000 }, loop.host, false, never);
    const outcome = started.catch((error: unknown) => error);
    await expect.poll(collectorsRunning, { timeout: 10_000 }).not.toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    for (const pid of childrenOf(loop.sshd.pid ?? 0)) process.kill(pid, 'SIGKILL');
    const ended = await outcome;
    if (isMemcaseError(ended)) {
      expect(ended.failure.exit).toBeGreaterThan(0);
      expect(readdirSync(folder).filter((name) => name.includes('d.tar.gz'))).toEqual([]);
    } else {
      expect(ended).toMatchObject({ exit: { code: 4 } });
      expect((await verifyCapture({ kind: 'path', path: join(folder, 'd.tar.gz') })).integrity).toBe('truncated');
    }
    await expect.poll(collectorsRunning, { timeout: 15_000 }).toEqual([]);
  });

  test('interrupted here, it writes nothing and ends there', { timeout: 60_000 }, async () => {
    const stop = new AbortController();
    const started = captureOverSsh({ ...optionsFor('e.tar.gz'), samples: 3, intervalMs: 3000 }, loop.host, false, stop.signal);
    const outcome = started.catch((error: unknown) => error);
    await expect.poll(collectorsRunning, { timeout: 10_000 }).not.toEqual([]);
    stop.abort('SIGINT');
    const ended = await outcome;
    expect(isMemcaseError(ended) && ended.failure.exit).toBe(130);
    expect(readdirSync(folder).filter((name) => name.includes('e.tar.gz') || name.endsWith('.part'))).toEqual([]);
    await expect.poll(collectorsRunning, { timeout: 15_000 }).toEqual([]);
  });
});

/** Processes whose programs are applets of the test's sessions. */
function collectorsRunning(): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^[0-9]+$/u.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'latin1').startsWith('sh\0-s\0') && readFileSync(`/proc/${name}/exe`).length >= 0;
    } catch {
      return false;
    }
  });
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
}
