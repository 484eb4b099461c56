import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { busyboxFolder } from '../capture/script/run-collector.ts';
import { hasSshd, startSshd, type Loopback } from '../capture/ssh/loopback-sshd.ts';
import { main, memcase } from './run-memcase.ts';

/** Runs the command line with this server's ssh before any other. */
describe.skipIf(!hasSshd)('capture --ssh on the command line (skipped without sshd)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memcase-cli-ssh-'));
  const applets = busyboxFolder();
  let loop: Loopback;
  let target: ChildProcess;

  beforeAll(async () => {
    loop = await startSshd(applets.folder);
    target = spawn('sleep', ['1000'], { stdio: 'ignore' });
  });
  afterAll(() => {
    target.kill();
    loop.stop();
    applets.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [main, 'capture', '--pid', String(target.pid), '--ssh', 'loop', ...args],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: `${loop.bin}:${process.env['PATH'] ?? ''}`, NO_COLOR: '1' } },
    );
    return { code: status, stdout, stderr };
  };
  const calls = (): string =>
    readFileSync(join(loop.bin, '..', 'calls'), 'utf8')
      .trim()
      .split('\n')
      .at(-1) ?? '';
  /** Puts a program where the sessions find it. */
  const install = (name: string, script: string): void => {
    writeFileSync(join(applets.folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(applets.folder, name), 0o755);
  };

  test('brings a whole archive home and names its file', { timeout: 60_000 }, () => {
    const { code, stdout, stderr } = run([]);
    expect(stderr).toMatch(/^wrote .* from loop/u);
    expect(code).toBe(0);
    const archive = join(folder, stdout.trim());
    expect(existsSync(archive)).toBe(true);
    expect(memcase(['verify', archive]).code).toBe(0);
    expect(memcase(['report', archive]).stdout).toContain('sleep');
  });

  test('with --sudo asks sudo without a password, by a constant command', { timeout: 60_000 }, () => {
    install('sudo', `printf '%s\\n' "$*" >'${folder}/sudo-called'; shift; exec "$@"`);
    const { code } = run(['--sudo', '-o', join(folder, 'sudo.tar.gz')]);
    expect(code).toBe(0);
    expect(calls()).toBe('-T -o BatchMode=yes -- loop sudo -n sh -s');
    expect(readFileSync(join(folder, 'sudo-called'), 'utf8')).toBe('-n sh -s\n');
    expect(memcase(['verify', join(folder, 'sudo.tar.gz')]).code).toBe(0);
  });

  test('that sudo refuses says what it said, and writes nothing', { timeout: 60_000 }, () => {
    install('sudo', 'echo "sudo: a password is required" >&2; exit 1');
    const { code, stderr } = run(['--sudo', '-o', join(folder, 'refused.tar.gz')]);
    expect(code).toBe(2);
    expect(stderr).toContain('sudo: a password is required');
    expect(readdirSync(folder).filter((name) => name.includes('refused') || name.endsWith('.part'))).toEqual([]);
  });

  test('starts nothing where less than --min-free would stay', { timeout: 60_000 }, () => {
    const here = join(folder, 'full');
    mkdirSync(here);
    const before = readFileSync(join(loop.bin, '..', 'calls'), 'utf8');
    const { code, stderr } = run(['--min-free', '8000TB', '-o', join(here, 'a.tar.gz')]);
    expect(code).toBe(2);
    expect(stderr).toContain('free');
    expect(readdirSync(here)).toEqual([]);
    expect(readFileSync(join(loop.bin, '..', 'calls'), 'utf8')).toBe(before);
  });

  test('--sudo without --ssh says nothing, and is told', () => {
    expect(memcase(['capture', '--pid', String(target.pid), '--sudo'])).toMatchObject({ code: 2 });
  });
});
