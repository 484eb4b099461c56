import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memcase } from '../cli/run-memcase.ts';

const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
/** English, and no column cut to the width of a terminal. */
const env = { ...process.env, LC_ALL: 'C', COLUMNS: '1000' };
const run = (tool: string, args: readonly string[]): string => execFileSync(tool, args, { encoding: 'utf8', env });

interface Shown {
  readonly tables: readonly {
    readonly rows: readonly Readonly<Record<string, number | string | null>>[];
    readonly total: Readonly<Record<string, number | string | null>> | null;
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'memcase-views-'));
let child: ChildProcess | undefined;
let pid = 0;

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A process that holds memory of several kinds and stands still. */
beforeAll(async () => {
  const program = `
    const held = [Buffer.alloc(24 << 20, 1), Buffer.alloc(8 << 20)];
    process.stdout.write('ready');
    setInterval(() => held.length, 1000);
  `;
  child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  pid = child.pid ?? 0;
  await new Promise((resolve) => child?.stdout?.once('data', resolve));
  process.kill(pid, 'SIGSTOP');
  for (let tries = 0; tries < 100 && !/^State:\s+T/mu.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8')); tries += 1) await wait(20);
  // Every thread stops by itself; then nothing of it moves any more.
  await wait(300);
  mkdirSync(join(folder, `proc/${String(pid)}`), { recursive: true });
  for (const name of ['smaps', 'status', 'stat', 'statm', 'comm', 'cmdline'])
    writeFileSync(join(folder, `proc/${String(pid)}/${name}`), readFileSync(`/proc/${String(pid)}/${name}`));
});

afterAll(() => {
  if (pid > 0) {
    process.kill(pid, 'SIGCONT');
    child?.kill('SIGKILL');
  }
  rmSync(folder, { recursive: true, force: true });
});

function view(tool: string): Shown['tables'][number] {
  const { stdout, stderr, code } = memcase(['show', folder, '--view', tool, '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [table] = (JSON.parse(stdout) as Shown).tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

/** Pss of a page falls while pmap itself maps the same library: equal only where nobody shares. */
const isShared = (name: string, row: Readonly<Record<string, number | string | null>> | null | undefined): boolean =>
  name.startsWith('Pss') && row?.['Pss'] !== row?.['Rss'];

describe('views show what the real tools print of a stopped child', () => {
  it.skipIf(!has('ps'))('top: VIRT and RES as ps prints VSZ and RSS', () => {
    const [rss, vsz] = run('ps', ['-o', 'rss=,vsz=', '-p', String(pid)])
      .trim()
      .split(/\s+/u)
      .map(Number);
    writeFileSync(join(folder, 'proc/meminfo'), readFileSync('/proc/meminfo'));
    expect(view('top').rows).toMatchObject([{ PID: pid, RES: rss, VIRT: vsz }]);
  });

  it.skipIf(!has('top'))('top: the columns of the real top', () => {
    const lines = run('top', ['-b', '-n', '1', '-w', '500', '-E', 'k', '-e', 'k', '-p', String(pid)])
      .trimEnd()
      .split('\n');
    const names = lines.at(-2)?.trim().split(/\s+/u) ?? [];
    const cells = lines.at(-1)?.trim().split(/\s+/u) ?? [];
    const real = Object.fromEntries(names.map((name, at) => [name, cells[at]]));
    const [row] = view('top').rows;
    const shown = Object.fromEntries(Object.entries(row ?? {}).map(([name, cell]) => [name, String(cell)]));
    for (const name of ['PID', 'PR', 'NI', 'VIRT', 'RES', 'SHR', 'S', 'TIME+'])
      expect({ [name]: shown[name] }).toEqual({ [name]: real[name] });
  });

  it.skipIf(!has('pmap'))('pmap: every column of pmap -X, and its sums', () => {
    writeFileSync(join(folder, `proc/${String(pid)}/smaps`), readFileSync(`/proc/${String(pid)}/smaps`));
    const lines = run('pmap', ['-X', String(pid)])
      .trimEnd()
      .split('\n')
      .slice(1);
    const names = (lines[0] ?? '').trim().split(/\s+/u);
    const { rows, total } = view('pmap');
    const maps = lines.slice(1, -2).map((line) => line.trim().split(/\s+/u));
    expect(rows.length).toBe(maps.length);
    expect(Object.keys(rows[0] ?? {})).toEqual(names);
    for (const [at, cells] of maps.entries()) {
      for (const [column, name] of names.entries()) {
        if (name === 'Mapping' || isShared(name, rows[at])) continue;
        expect({ at, name, cell: String(rows[at]?.[name]) }).toEqual({ at, name, cell: cells[column] });
      }
    }
    const sums = (lines.at(-1) ?? '').trim().split(/\s+/u);
    const sized = names.slice(5, -1).filter((name) => name !== 'THPeligible');
    for (const [at, name] of sized.entries())
      if (!isShared(name, total)) expect({ name, sum: String(total?.[name]) }).toEqual({ name, sum: sums[at] });
  });

  it.skipIf(!has('smem'))('smem: USS, PSS, RSS and Swap of the real smem', () => {
    const lines = run('smem', ['-H', '-c', 'pid swap uss pss rss']).trimEnd().split('\n');
    const real = lines.map((line) => line.trim().split(/\s+/u).map(Number)).find(([first]) => first === pid);
    const [row] = view('smem').rows;
    // PSS moves when any other process maps or unmaps the same libraries.
    const [, swap, uss, pss = 0, rss] = real ?? [];
    expect(row).toMatchObject({ PID: pid, Swap: swap, RSS: rss });
    expect(Math.abs(Number(row?.['PSS']) - pss)).toBeLessThan(2048);
    expect(Math.abs(Number(row?.['USS']) - (uss ?? 0))).toBeLessThan(2048);
  });

  it.skipIf(!has('free'))('free: the formulas of the real free on the same meminfo', () => {
    // The host moves between two readings: taken until one meminfo before and after agree in what free prints.
    const near = (left: number, right: number): boolean => Math.abs(left - right) <= 64 * 1024;
    writeFileSync(join(folder, 'proc/meminfo'), readFileSync('/proc/meminfo'));
    const [memory = [], swap = []] = run('free', ['-k'])
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(/\s+/u).slice(1).map(Number));
    const { rows } = view('free');
    const names = ['total', 'used', 'free', 'shared', 'buff/cache', 'available'];
    expect(rows[0]?.['total']).toBe(memory[0]);
    for (const [at, name] of names.entries()) {
      const real = memory[at] ?? 0;
      const shown = Number(rows[0]?.[name]);
      expect({ name, real, shown, near: near(shown, real) }).toEqual({ name, real, shown, near: true });
    }
    expect([rows[1]?.['total'], rows[1]?.['used'], rows[1]?.['free']]).toEqual(swap);
  });
});
