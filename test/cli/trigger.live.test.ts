import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readCapture } from '../../src/archive/index.ts';
import { startWorkload, type Workload } from '../../src/tooling/demo-workload.ts';
import { main, memcase } from './run-memcase.ts';

const MiB = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), 'memcase-trigger-'));
const children: ChildProcess[] = [];
let workload: Workload | null = null;
afterEach(() => {
  workload?.stop();
  workload = null;
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts a capture that waits. */
function waitFor(args: readonly string[]): Running {
  const child = spawn(process.execPath, [main, 'capture', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
  return { kill: (signal) => child.kill(signal), ended: once(child, 'close').then(([code]) => ({ code: code as number | null, ...said })) };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const place = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
};
async function headerOf(path: string) {
  return (await readCapture({ kind: 'path', path }, () => undefined)).header;
}

describe('a capture that waits for a condition', () => {
  test('is taken when the process has grown, and not before', { timeout: 60_000 }, async () => {
    const here = place('grown');
    workload = await startWorkload();
    const archive = join(here, 'grown.tar.gz');
    const run = waitFor(['--pid', String(workload.pid), '--when', 'rss > +100MiB', '--every', '200ms', '--for', '2', '-o', archive]);
    await pause(2500);
    expect(readdirSync(here)).toEqual([]);
    await workload.grow(160 * MiB);
    const { code, stderr } = await run.ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/^rss > \+100MiB: \d/u);
    expect(await headerOf(archive)).toMatchObject({ options: { when: 'rss > +100MiB', whenValue: expect.any(Number) as number } });
  });

  test('interrupted while it waits ends with 130 and leaves nothing', { timeout: 60_000 }, async () => {
    const here = place('interrupted');
    const run = waitFor(['--pid', String(process.pid), '--when', 'rss > 100TiB', '--every', '200ms', '-o', join(here, 'a.tar.gz')]);
    await pause(2500);
    run.kill('SIGINT');
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('interrupted while waiting for rss > 100TiB; no archive was written');
    expect(readdirSync(here)).toEqual([]);
  });

  test('with --keep goes on, keeps the last ones, and says on standard output what it wrote', { timeout: 60_000 }, async () => {
    const here = place('kept');
    const run = waitFor(['--pid', String(process.pid), '--when', 'rss > 1MiB', '--every', '300ms', '--keep', '2', '-o', here]);
    await expect.poll(() => readdirSync(here).filter((name) => name.endsWith('.tar.gz')).length, { timeout: 20_000 }).toBe(2);
    await pause(2500);
    run.kill('SIGINT');
    const { code, stdout } = await run.ended;
    expect(code).toBe(130);
    expect(stdout.trim().split('\n').length).toBeGreaterThan(2);
    const left = readdirSync(here).filter((name) => name.endsWith('.tar.gz'));
    expect(left).toHaveLength(2);
    expect(readdirSync(here).filter((name) => !name.endsWith('.tar.gz') && !name.endsWith('.tar.gz.sha256'))).toEqual([]);
    for (const name of left) expect(memcase(['verify', join(here, name)]).code).toBe(0);
  });

  test('ends with 6 when the process ends first', { timeout: 60_000 }, async () => {
    const sleeper = spawn('sleep', ['1000'], { stdio: 'ignore' });
    children.push(sleeper);
    const here = place('ended');
    const run = waitFor(['--pid', String(sleeper.pid), '--when', 'rss > 100TiB', '--every', '200ms', '-o', join(here, 'a.tar.gz')]);
    await pause(2000);
    sleeper.kill();
    const { code, stderr } = await run.ended;
    expect(code).toBe(6);
    expect(stderr).toContain('ended before rss > 100TiB held');
    expect(readdirSync(here)).toEqual([]);
  });

  test('tells at once what would never hold, and what could not be written', { timeout: 60_000 }, () => {
    const there = join(folder, 'there.tar.gz');
    writeFileSync(there, 'mine');
    const taken = memcase(['capture', '--pid', String(process.pid), '--when', 'rss > 100TiB', '-o', there]);
    expect([taken.code, readFileSync(there, 'utf8')]).toEqual([2, 'mine']);
    const never = memcase([
      'capture',
      '--pid',
      String(process.pid),
      '--when',
      'events.no_such_event increases',
      '-o',
      join(folder, 'n.gz'),
    ]);
    expect(never.code).toBe(2);
    expect(never.stderr).toContain('would never hold');
  });

  const isCharged = /^[1-9][0-9]*:[^:]*\bmemory\b/mu.test(readFileSync('/proc/self/cgroup', 'latin1'));
  test.skipIf(!isCharged)(
    `says that version 1 keeps no pressure per cgroup${isCharged ? '' : ' (skipped: memory is charged by version 2)'}`,
    () => {
      const { code, stderr } = memcase([
        'capture',
        '--pid',
        String(process.pid),
        '--when',
        'psi.some.avg10 > 20',
        '-o',
        join(folder, 'p.gz'),
      ]);
      expect(code).toBe(2);
      expect(stderr).toContain('per cgroup in the version 2 hierarchy only');
      expect(stderr).toContain('host.psi');
    },
  );

  test('writes nothing that would leave less than --min-free', { timeout: 60_000 }, () => {
    const here = place('full');
    const { code, stderr } = memcase([
      ...['capture', '--pid', String(process.pid), '--when', 'rss > 1MiB', '--every', '200ms'],
      ...['--min-free', '8000TB', '-o', join(here, 'a.tar.gz')],
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/free/u);
    expect(readdirSync(here)).toEqual([]);
  });
});

const group = `memcase-trigger-${String(process.pid)}`;
const memoryRoot = ['/sys/fs/cgroup/memory', '/sys/fs/cgroup'].find((root) => {
  try {
    mkdirSync(join(root, group));
    return true;
  } catch {
    return false;
  }
});
afterAll(() => {
  if (memoryRoot !== undefined) rmdirSync(join(memoryRoot, group));
});

describe.skipIf(memoryRoot === undefined)('a capture that waits for a cgroup (skipped where none can be made)', () => {
  test('counts the memory of the whole group, against its own limit', { timeout: 60_000 }, async () => {
    const directory = join(memoryRoot ?? '', group);
    const isV1 = memoryRoot?.endsWith('/memory') === true;
    writeFileSync(join(directory, isV1 ? 'memory.limit_in_bytes' : 'memory.max'), String(512 * MiB));
    workload = await startWorkload();
    writeFileSync(join(directory, 'cgroup.procs'), String(workload.pid));
    const archive = join(folder, 'group.tar.gz');
    const run = waitFor(['--cgroup', `/${group}`, '--when', 'usage > 20% of limit', '--every', '200ms', '-o', archive]);
    await pause(2000);
    await workload.grow(160 * MiB);
    const { code, stderr } = await run.ended;
    expect(stderr).toMatch(/^usage > 20% of limit: 1\d\d/u);
    expect(code).toBe(0);
    workload.stop();
    await pause(500);
  });
});
