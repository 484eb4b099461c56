import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { capture, defaultOptions, parseSelector, planCapture } from '../../src/capture/index.ts';
import { allKernelFiles } from '../../src/kernel/index.ts';
import { byPid, endAll, entryOf, noLinux, scratchFolder, start, take } from './live-capture.ts';

const scratch = scratchFolder();
afterAll(() => {
  endAll();
  scratch.remove();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Who else uses the C library changes a quiet process's shares of it. */
const withoutShares = (bytes: Uint8Array | undefined, name: string) => {
  const text = Buffer.from(bytes ?? []).toString('latin1');
  return name === 'smaps' ? text.replace(/^(?:Pss|Shared|Private)\w*:.*$/gmu, '') : text;
};
async function whenQuiet(path: string): Promise<Buffer> {
  for (let before = readFileSync(path); ;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const after = readFileSync(path);
    if (withoutShares(before, 'smaps') === withoutShares(after, 'smaps')) return after;
    before = after;
  }
}
const canary = 'hunter2-Canary-9f3A';

describe.skipIf(noLinux !== null)(`capturing real processes${noLinux === null ? '' : ` (skipped: ${noLinux})`}`, () => {
  it('stores the very bytes of a quiet process, and says so in the manifest', async () => {
    const sleep = await start('sleep', ['1000']);
    const before = await whenQuiet(`/proc/${sleep.pid}/smaps`);
    const taken = await take(scratch.path, { selectors: byPid(sleep.pid) });
    expect(taken.result.exit).toEqual({ code: 0, reasons: [] });
    expect(taken.result.manifest.complete).toBe(true);
    for (const name of ['smaps', 'maps', 'limits', 'comm', 'cgroup']) {
      const path = `proc/${sleep.pid}/${name}`;
      const bytes = taken.files.get(path);
      expect(withoutShares(bytes, name)).toEqual(withoutShares(name === 'smaps' ? before : readFileSync(`/${path}`), name));
      expect(entryOf(taken, path)).toMatchObject({
        state: 'stored',
        bytes: bytes?.length,
        sha256: sha256(bytes ?? Buffer.alloc(0)),
        content: 'kernel',
      });
    }
    const [seen] = taken.result.manifest.processes;
    expect(seen).toMatchObject({ pid: sleep.pid, state: 'read' });
    expect(seen?.startTime).toBe(seen?.startTimeAfter);
    expect(seen?.statmAfter).toMatch(/^\d+( \d+){6}$/);
    expect(taken.result.manifest.facts).toContainEqual({
      path: `proc/${sleep.pid}/exe`,
      kind: 'link',
      facts: { target: readlinkSync(`/proc/${sleep.pid}/exe`) },
    });
  });

  it('writes header and manifest as their published schemas say', async () => {
    const sleep = await start('sleep', ['1000']);
    const { result } = await take(scratch.path, {
      selectors: byPid(sleep.pid),
      label: 'before',
      case: 'INC-1',
      samples: 2,
      intervalMs: 20,
    });
    for (const [name, value] of Object.entries({ capture: result.header, manifest: result.manifest })) {
      const schema = JSON.parse(readFileSync(join(import.meta.dirname, `../../src/contract/schema/${name}.schema.json`), 'utf8')) as object;
      const validate = new Ajv2020({ strict: false }).compile(schema);
      expect(validate(JSON.parse(JSON.stringify(value))), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('reads every file that the registry lists for a process, and opens no other', async () => {
    const sleep = await start('sleep', ['1000']);
    const { result } = await take(scratch.path, { selectors: byPid(sleep.pid) });
    const seen = result.manifest.entries.map(({ path }) => path).filter((path) => path.startsWith(`proc/${sleep.pid}/`));
    const always = allKernelFiles.filter(
      ({ scope, capture: level }) => scope === 'process' && (level === 'always' || level === 'mappings'),
    );
    expect(seen.sort()).toEqual(
      always
        .flatMap(({ where }) => where)
        .map((name) => `proc/${sleep.pid}/${name}`)
        .sort(),
    );
  });

  it('reads the cheap files first and each file once', async () => {
    const sleep = await start('sleep', ['1000']);
    const { result } = await take(scratch.path, { selectors: byPid(sleep.pid) });
    const order = result.manifest.entries
      .filter(({ path }) => path.startsWith(`proc/${sleep.pid}/`))
      .map(({ path }) => path.split('/').at(-1));
    expect(order.slice(0, 3)).toEqual(['statm', 'status', 'stat']);
    expect(order.slice(-2)).toEqual(['maps', 'smaps']);
    const paths = result.manifest.entries.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('masks arguments before they reach the archive, its name, the manifest or an error', async () => {
    const shell = await start('sh', [
      '-c',
      'while :; do sleep 1000; done',
      `--password=${canary}`,
      `-p${canary}`,
      canary,
      `https://u:${canary}@h/`,
    ]);
    const taken = await take(scratch.path, { selectors: byPid(shell.pid) });
    const cmdline = taken.files.get(`proc/${shell.pid}/cmdline`)?.toString() ?? '';
    expect(cmdline.startsWith('sh\0-c\0')).toBe(true);
    expect(cmdline).toContain('--password=<masked:');
    expect(entryOf(taken, `proc/${shell.pid}/cmdline`)).toMatchObject({ content: 'masked' });
    expect(gunzipSync(readFileSync(taken.result.path ?? '')).includes(canary)).toBe(false);
    expect(JSON.stringify(taken.result)).not.toContain(canary);
    const kept = await take(scratch.path, { selectors: byPid(shell.pid), keepArguments: true });
    expect(kept.files.get(`proc/${shell.pid}/cmdline`)?.includes(canary)).toBe(true);
    expect(kept.result.header.masking.commandLines).toBe('kept');
  });

  it('finds processes by name, executable and descent, and never itself by name', async () => {
    const shell = await start('sh', ['-c', 'sleep 1001 & sleep 1002 & wait']);
    const exe = readlinkSync(`/proc/${shell.pid}/exe`);
    const tree = await take(scratch.path, { selectors: byPid(shell.pid), tree: true });
    expect(tree.result.header.selectors[1]).toMatchObject({ selector: '--tree' });
    expect(tree.result.header.selectors[1]?.pids).toHaveLength(2);
    const named = await take(scratch.path, { selectors: parseSelector('name', 'slee[p]') });
    expect(named.result.header.selectors[0]?.pids).toEqual(expect.arrayContaining([...(tree.result.header.selectors[1]?.pids ?? [])]));
    const byExe = await take(scratch.path, { selectors: parseSelector('exe', exe) });
    expect(byExe.result.header.selectors[0]?.pids).toContain(shell.pid);
    const nodes = await planCapture({
      ...defaultOptions,
      version: '0',
      output: { kind: 'folder', folder: scratch.path },
      selectors: parseSelector('name', '*'),
    });
    const found = nodes.matches[0]?.pids ?? [];
    expect(found).toContain(shell.pid);
    expect(found).not.toContain(process.pid);
  });

  it('says of a pid that is not there that it is not there', async () => {
    const attempt = take(scratch.path, { selectors: byPid(4_194_304) });
    await expect(attempt).rejects.toMatchObject({ failure: { code: 'target-not-found', exit: 6 } });
    expect(readdirSync(scratch.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('captures what is there and says what is not', async () => {
    const sleep = await start('sleep', ['1000']);
    const { result } = await take(scratch.path, { selectors: [...byPid(sleep.pid), ...byPid(4_194_304)] });
    expect(result.exit).toEqual({ code: 4, reasons: ['no process matches --pid 4194304'] });
  });

  it('names zombies, and kernel threads where there are any', async () => {
    // The shell becomes sleep, which never asks for its child.
    const parent = await start('sh', ['-c', 'true & exec sleep 1003'], 'sleep');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { result } = await take(scratch.path, { selectors: byPid(parent.pid), tree: true });
    const zombie = result.manifest.processes.find(({ pid }) => pid !== parent.pid);
    expect(zombie).toMatchObject({ state: 'zombie', cgroupDirectory: null });
    expect(result.exit).toEqual({ code: 0, reasons: [] });
    const threads = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return (Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[6]) & 0x200000) !== 0;
        } catch {
          return false;
        }
      });
    if (threads[0] === undefined) return;
    const thread = await take(scratch.path, { selectors: byPid(Number(threads[0])) });
    expect(thread.result.manifest.processes[0]).toMatchObject({ state: 'kernel-thread' });
    if (process.geteuid?.() === 0) expect(thread.result.exit).toEqual({ code: 0, reasons: [] });
  });

  it('takes the process for one of its threads', async () => {
    const tasks = readdirSync(`/proc/${process.pid}/task`).map(Number);
    const thread = tasks.find((tid) => tid !== process.pid);
    const { result } = await take(scratch.path, { selectors: byPid(thread) });
    expect(result.manifest.processes).toMatchObject([{ pid: process.pid, own: true }]);
  });

  it('takes a series with all detail at both ends and little between', async () => {
    const sleep = await start('sleep', ['1000']);
    const taken = await take(scratch.path, { selectors: byPid(sleep.pid), samples: 3, intervalMs: 50 });
    expect(taken.result.manifest.sampleTimes).toHaveLength(3);
    expect(taken.files.has(`proc/${sleep.pid}/smaps`)).toBe(true);
    expect(taken.files.has(`proc/${sleep.pid}/smaps#1`)).toBe(false);
    expect(taken.files.has(`proc/${sleep.pid}/statm#1`)).toBe(true);
    expect(taken.files.has(`proc/${sleep.pid}/smaps#2`)).toBe(true);
    expect([...taken.files.keys()].filter((path) => path.startsWith('proc/zoneinfo'))).toHaveLength(1);
  });

  it('records a process that ends in the middle of a series', async () => {
    const sleep = await start('sleep', ['1000']);
    const { result } = await take(
      scratch.path,
      { selectors: byPid(sleep.pid), samples: 2, intervalMs: 200 },
      { progress: (progress) => progress.kind === 'waiting' && sleep.kill('SIGKILL') },
    );
    expect(result.manifest.processes.map(({ state }) => state)).toEqual(['read', 'vanished']);
    expect(result.exit).toEqual({ code: 4, reasons: [`process ${sleep.pid} ended while it was captured`] });
  });

  it('plans what it would do: the same paths that a capture then reads', async () => {
    const sleep = await start('sleep', ['1000']);
    const options = {
      ...defaultOptions,
      version: '0',
      selectors: byPid(sleep.pid),
      output: { kind: 'folder', folder: scratch.path },
    } as const;
    const before = readdirSync(scratch.path);
    const plan = await planCapture(options);
    expect(readdirSync(scratch.path)).toEqual(before);
    const { result } = await take(scratch.path, { selectors: byPid(sleep.pid) });
    const planned = plan.paths.filter((path) => !/\/(?:exe|ns\/\w+)$/.test(path));
    expect(result.manifest.entries.map(({ path }) => path).sort()).toEqual(planned.sort());
    expect(plan.masked).toContainEqual({ path: `proc/${sleep.pid}/cmdline`, how: expect.stringContaining('masked') as string });
  });

  it('writes to a stream as well', async () => {
    const sleep = await start('sleep', ['1000']);
    const gunzip = spawn('gzip', ['-t'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const result = await capture({
      ...defaultOptions,
      version: '0',
      selectors: byPid(sleep.pid),
      output: { kind: 'stream', stream: gunzip.stdin, name: 'the pipe' },
    });
    gunzip.stdin.end();
    expect(result.path).toBeNull();
    expect(await new Promise((resolve) => gunzip.on('close', resolve))).toBe(0);
  });

  it('gives two captures of one second two names', async () => {
    const sleep = await start('sleep', ['1000']);
    const options = {
      ...defaultOptions,
      version: '0',
      selectors: byPid(sleep.pid),
      output: { kind: 'folder', folder: scratch.path },
    } as const;
    const results = await Promise.all([capture(options), capture(options), capture(options)]);
    expect(new Set(results.map(({ path }) => path)).size).toBe(3);
  });
});
