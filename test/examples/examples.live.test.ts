import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startWorkload, type Workload } from '../../src/tooling/demo-workload.ts';
import { hasSshd, startSshd } from '../capture/ssh/loopback-sshd.ts';
import { main } from '../cli/run-memcase.ts';

const MiB = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), 'memcase-examples-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
let workload: Workload | null = null;
afterEach(() => {
  workload?.stop();
  workload = null;
});

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs an example in a folder of its own, as a person would. */
async function run(name: string, args: readonly string[], cwd: string, path = ''): Promise<Outcome> {
  const script = fileURLToPath(new URL(`../../examples/${name}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, PATH: `${path}${process.env['PATH'] ?? ''}`, MEMCASE: `${process.execPath} ${main}`, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

const place = (name: string): string => mkdtempSync(join(folder, `${name}-`));
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('growth-hunt', () => {
  test('names what grew between the first sample and the last', { timeout: 120_000 }, async () => {
    const cwd = place('hunt');
    workload = await startWorkload();
    const hunted = run('growth-hunt', ['--pid', String(workload.pid), '--samples', '3', '--interval', '3s'], cwd);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await workload.grow(64 * MiB);
    const { code, output } = await hunted;
    expect(output).toContain('bytes)');
    expect(code).toBe(3);
    expect(readdirSync(cwd)).toEqual(expect.arrayContaining(['series.tar.gz', 'growth.html', 'growth.json']));
  });
});

describe('gate-deployment', () => {
  test('fails a deployment after which the service is larger, and leaves a report', { timeout: 120_000 }, async () => {
    const cwd = place('gate');
    const server = join(cwd, 'memcase-gated.mjs');
    writeFileSync(
      server,
      `const kept = Buffer.alloc(Number(process.argv[2]) * ${String(MiB)}, 1); setInterval(() => kept.length, 1000);\n`,
    );
    const name = 'memcase-gated';
    spawnSync('cp', [process.execPath, join(cwd, name)]);
    const start = (size: number): string => `${join(cwd, name)} ${server} ${String(size)} >/dev/null 2>&1 & echo $! > ${join(cwd, 'pid')}`;
    spawnSync('sh', ['-c', start(10)]);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const deploy = `kill $(cat ${join(cwd, 'pid')}); ${start(110)}`;
    const { code, output } = await run('gate-deployment', ['--name', name, '--deploy', deploy, '--warmup', '3s'], cwd);
    spawnSync('sh', ['-c', `kill $(cat ${join(cwd, 'pid')})`]);
    expect(output).toContain('FAIL');
    expect(code).toBe(3);
    expect(readdirSync(cwd)).toEqual(expect.arrayContaining(['before.tar.gz', 'after.tar.gz', 'check.xml', 'check.md', 'diff.html']));
  });
});

describe('watch-memory', () => {
  test('captures above the line and keeps the last two when told so', { timeout: 120_000 }, async () => {
    const cwd = place('watch');
    workload = await startWorkload();
    const { pid } = workload;
    const watched = run('watch-memory', ['--pid', String(pid), '--above', '100', '--every', '0.5', '--keep', '2'], cwd);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const quiet = existsSync(join(cwd, 'watch')) ? readdirSync(join(cwd, 'watch')) : [];
    await workload.grow(128 * MiB);
    const inFolder = (): readonly string[] => readdirSync(join(cwd, 'watch')).filter((name) => name.endsWith('.tar.gz'));
    await expect.poll(inFolder, { timeout: 60_000, interval: 100 }).not.toEqual([]);
    const [first] = inFolder();
    await expect.poll(inFolder, { timeout: 60_000, interval: 200 }).not.toContain(first);
    workload.stop();
    const { code } = await watched;
    expect(quiet).toEqual([]);
    expect(code).toBe(0);
    expect(inFolder()).toHaveLength(2);
  });
});

describe('three-starts', () => {
  const program = (size: number): string => `const k=Buffer.alloc(${String(size * MiB)},1);setInterval(()=>k.length,1000)`;
  test.each([
    ['a version that is 64 MiB larger with 3', 80, 3],
    ['a version that is as large with 0', 16, 0],
  ])('judges %s', { timeout: 180_000 }, async (_title, size, wanted) => {
    const cwd = place('starts');
    const commands = [16, size].map((each, at) => {
      writeFileSync(join(cwd, `server-${String(at)}.mjs`), program(each));
      return `${process.execPath} ${join(cwd, `server-${String(at)}.mjs`)}`;
    });
    const { code, output } = await run(
      'three-starts',
      ['--old', commands[0] ?? '', '--new', commands[1] ?? '', '--warmup', '1500ms', '--allow', '+5% floor 16MiB'],
      cwd,
    );
    expect(output).toContain('n=3/3');
    expect(code).toBe(wanted);
    expect(readJson(join(cwd, 'check.json'))).toMatchObject({
      schema: 'memcase-check/1',
      results: [{ before: { starts: 3 }, after: { starts: 3 } }],
    });
  });
});

describe.skipIf(!hasSshd)('over ssh', () => {
  test('evidence-to-ticket leaves an archive and a report in the folder of the ticket', { timeout: 180_000 }, async () => {
    const cwd = place('ticket');
    workload = await startWorkload();
    const loop = await startSshd(process.env['PATH'] ?? '');
    try {
      const { code, output } = await run(
        'evidence-to-ticket',
        [loop.host, '--pid', String(workload.pid), '--ticket', 'OPS-1'],
        cwd,
        `${loop.bin}:`,
      );
      expect(output).toContain('loop.md');
      expect(code).toBe(0);
      const left = readdirSync(join(cwd, 'OPS-1'));
      expect(left).toContain('loop.tar.gz');
      expect(left.includes('loop.pdf') || left.includes('loop.html')).toBe(true);
    } finally {
      loop.stop();
    }
  });

  test('fleet captures the hosts that answer and tells of the others', { timeout: 180_000 }, async () => {
    const cwd = place('fleet');
    workload = await startWorkload();
    const loop = await startSshd(process.env['PATH'] ?? '');
    try {
      writeFileSync(join(cwd, 'hosts.txt'), '# ours\nloop\nno-such-host.invalid\n');
      const { code, output } = await run('fleet', ['hosts.txt', '--pid', String(workload.pid)], cwd, `${loop.bin}:`);
      expect(output).toContain('loop: complete');
      expect(code).toBe(4);
      const index = readJson(join(cwd, 'fleet/index.json')) as readonly { readonly host: string; readonly exitCode: number }[];
      expect(index.map(({ host }) => host).toSorted()).toEqual(['loop', 'no-such-host.invalid']);
      expect(readdirSync(join(cwd, 'fleet'))).toEqual(expect.arrayContaining(['loop.tar.gz', 'loop.json', 'index.json']));
    } finally {
      loop.stop();
    }
  });
});
