import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capture, defaultOptions, parseSelector, type CaptureOptions, type Selector } from '../../../src/capture/index.ts';
import { printScript } from '../../../src/capture/script/print-script.ts';
import { open } from '../../../src/open.ts';
import { endAll, startWithMappings } from '../live-capture.ts';
import { runCollector } from './run-collector.ts';
import { shells } from './shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-selectors-'));
const docker = '9f2c4be1a07d5538c6e0d4b7a91f3e2288d06c5bb1f4e7903a6d2c8e5f714b90';
const top = `memcase-selectors-${String(process.pid)}.slice`;
const groups = {
  top: `/${top}`,
  unit: `/${top}/api-${String(process.pid)}.service`,
  below: `/${top}/api-${String(process.pid)}.service/worker`,
  docker: `/${top}/docker-${docker}.scope`,
  monitor: `/${top}/libpod-conmon-${docker}.scope`,
  lxc: `/${top}/lxc.payload.web-${String(process.pid)}`,
} as const;

const mountPoint = ['/sys/fs/cgroup/memory', '/sys/fs/cgroup'].find((point) => {
  try {
    for (const path of Object.values(groups)) mkdirSync(`${point}${path}`);
    return true;
  } catch {
    return false;
  }
});
const children: ChildProcess[] = [];
const pids: Record<string, number> = {};
const program = join(folder, 'quiet-program');

/** Starts something quiet and puts it into a group. */
function start(group: keyof typeof groups, command: readonly string[]): number {
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore' });
  children.push(child);
  const pid = child.pid ?? 0;
  writeFileSync(`${mountPoint ?? ''}${groups[group]}/cgroup.procs`, String(pid));
  return pid;
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  if (mountPoint === undefined) return;
  copyFileSync('/bin/sleep', program);
  pids['unit'] = start('unit', [program, '1000']);
  pids['below'] = start('below', ['sleep', '1000']);
  pids['docker'] = start('docker', ['sh', '-c', 'sleep 1000 & sleep 1001 & wait']);
  pids['monitor'] = start('monitor', ['sleep', '1000']);
  pids['lxc'] = start('lxc', ['sleep', '1000']);
  await pause(500);
});
afterAll(async () => {
  endAll();
  for (const group of Object.values(groups)) {
    if (mountPoint === undefined) continue;
    for (const pid of readFileSync(`${mountPoint}${group}/cgroup.procs`, 'latin1').split('\n').filter(Boolean)) {
      process.kill(Number(pid), 'SIGKILL');
    }
  }
  for (const child of children) child.kill('SIGKILL');
  await pause(500);
  if (mountPoint !== undefined) for (const path of Object.values(groups).reverse()) rmdirSync(`${mountPoint}${path}`);
  rmSync(folder, { recursive: true, force: true });
});

const optionsOf = (selectors: readonly Selector[], more: Partial<CaptureOptions> = {}): CaptureOptions => ({
  ...defaultOptions,
  version: '0.0.0',
  selectors,
  kernelLog: false,
  output: { kind: 'path', path: join(folder, `${Math.random().toString(36).slice(2)}.tar.gz`) },
  ...more,
});

/** What each selector matched, by both engines. */
async function matchesOf(options: CaptureOptions, shell: readonly string[]) {
  const { archive, errors } = await runCollector(shell, printScript(options));
  const { contents } = await open(archive);
  const node = await capture(options);
  const sorted = (matches: readonly { readonly selector: string; readonly pids: readonly number[] }[] = []) =>
    matches.map(({ selector, pids: found }) => ({ selector, pids: [...found].sort((a, b) => a - b) }));
  return { sh: sorted(contents.header?.selectors), node: sorted(node.header.selectors), contents, result: node, errors };
}

describe.skipIf(mountPoint === undefined)('selectors of the collector (skipped where no cgroup can be made)', () => {
  test.each(shells)('find under %s what they find in the other engine', { timeout: 90_000 }, async (_name, shell) => {
    const unit = groups.unit.slice(groups.unit.lastIndexOf('/') + 1);
    const wanted: readonly (readonly [Selector['kind'], string, readonly string[]])[] = [
      ['pid', String(pids['unit']), ['unit']],
      ['name', 'quiet-pro*', ['unit']],
      ['exe', `${folder}/quiet-*`, ['unit']],
      ['unit', unit, ['unit', 'below']],
      ['unit', unit.replace('.service', ''), ['unit', 'below']],
      ['cgroup', groups.unit, ['unit', 'below']],
      ['cgroup', `${mountPoint ?? ''}${groups.below}`, ['below']],
      ['container', docker.slice(0, 12), ['docker']],
      ['container', docker.toUpperCase().slice(0, 14), ['docker']],
      ['container', `web-${String(process.pid)}`, ['lxc']],
    ];
    const found = await matchesOf(optionsOf(wanted.flatMap(([kind, value]) => parseSelector(kind, value))), shell);
    expect(found.errors).toBe('');
    expect(found.sh).toEqual(found.node);
    wanted.forEach(([kind, value, names], at) => {
      expect([kind, value, found.sh[at]?.pids]).toEqual([kind, value, expect.arrayContaining(names.map((name) => pids[name] ?? 0))]);
      // The monitor of a container is not the container.
      expect(found.sh[at]?.pids).not.toContain(pids['monitor']);
    });
    const directories = new Map(found.contents.manifest?.processes.map(({ pid, cgroupDirectory }) => [pid, cgroupDirectory]));
    for (const name of ['unit', 'below', 'docker', 'lxc'] as const)
      expect(directories.get(pids[name] ?? 0)).toBe(`${mountPoint ?? ''}${groups[name]}`);
  });

  test.each(shells)('with --tree add the same descendants under %s', { timeout: 60_000 }, async (_name, shell) => {
    const found = await matchesOf(optionsOf(parseSelector('pid', String(pids['docker'])), { tree: true }), shell);
    expect(found.sh).toEqual(found.node);
    expect(found.sh.find(({ selector }) => selector === '--tree')?.pids).toHaveLength(2);
  });

  test.each(shells)(
    'one that finds nothing makes it incomplete, none that finds anything is 6, under %s',
    { timeout: 60_000 },
    async (_name, shell) => {
      const some = [...parseSelector('pid', String(pids['unit'])), ...parseSelector('unit', 'no-such-thing')];
      const found = await matchesOf(optionsOf(some), shell);
      expect(found.contents.manifest?.exit).toEqual(found.result.exit);
      expect(found.result.exit).toEqual({ code: 4, reasons: ['no process matches --unit no-such-thing.service'] });
      const none = await runCollector(shell, printScript(optionsOf(parseSelector('container', 'ffffffffffff'))));
      expect([none.code, none.archive.length]).toEqual([6, 0]);
    },
  );
});

describe('the pacing of the collector', () => {
  test.each(shells)('is that of the other engine under %s', { timeout: 90_000 }, async (_name, shell) => {
    const { pid, mappings } = await startWithMappings(3000);
    const paced = await matchesOf(optionsOf(parseSelector('pid', String(pid))), shell);
    const [sh, node] = [paced.contents.manifest?.cost.processes[0], paced.result.manifest.cost.processes[0]];
    expect([sh?.level, node?.level]).toEqual(['smaps-paced', 'smaps-paced']);
    expect(sh?.mappings).toBe(node?.mappings);
    // A pause after each read of a page of text, some six mappings.
    expect(sh?.measuredWalkUsec).toBeGreaterThan((mappings / 7) * 400);
    const free = await matchesOf(optionsOf(parseSelector('pid', String(pid)), { allowStall: true }), shell);
    expect(free.contents.manifest?.cost.processes[0]?.level).toBe('smaps');
    const bound = await matchesOf(optionsOf(parseSelector('pid', String(pid)), { maxWalkMs: 5 }), shell);
    const degradedTo = (degraded: readonly { readonly to: string; readonly code: string }[] = []) =>
      degraded.map(({ to, code }) => [to, code]);
    expect(degradedTo(bound.contents.manifest?.degraded)).toEqual(degradedTo(bound.result.manifest.degraded));
    expect(degradedTo(bound.result.manifest.degraded)[0]?.[1]).toBe('max-walk');
    expect(bound.contents.manifest?.exit.code).toBe(4);
  });
});
