import { type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import { verifyCapture } from '../../../src/archive/index.ts';
import { capture, defaultOptions, parseSelector, type CaptureOptions } from '../../../src/capture/index.ts';
import { printScript } from '../../../src/capture/script/print-script.ts';
import { open } from '../../../src/open.ts';
import { spawnUnshared } from '../../spawn-unshared.ts';
import { busyboxFolder, runCollector } from './run-collector.ts';
import { shells } from './shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-engines-'));
const group = `/memcase-test-${String(process.pid)}`;
const mountPoint = ['/sys/fs/cgroup/memory', '/sys/fs/cgroup'].find((point) => {
  try {
    mkdirSync(`${point}${group}`);
    return true;
  } catch {
    return false;
  }
});
let target: ChildProcess;
let pid = 0;
let options: CaptureOptions;

beforeAll(async () => {
  // A program that does nothing, with arguments worth masking, in a cgroup of its own where that can be made.
  target = spawnUnshared(folder, 'busybox', ['sh', '-c', 'read x <&3', 'x y', '--password=hunter2', '--memory=512MiB']);
  pid = target.pid ?? 0;
  if (mountPoint !== undefined) writeFileSync(`${mountPoint}${group}/cgroup.procs`, String(pid));
  await new Promise((resolve) => setTimeout(resolve, 300));
  options = {
    ...defaultOptions,
    version: '0.0.0',
    selectors: parseSelector('pid', String(pid)),
    output: { kind: 'path', path: join(folder, 'node.tar.gz') },
    label: 'quiet',
  };
  await capture(options);
}, 60_000);

afterAll(async () => {
  target.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (mountPoint !== undefined) rmdirSync(`${mountPoint}${group}`);
  rmSync(folder, { recursive: true, force: true });
});

/** What an analysis says of the process and its own cgroup; the rest of the machine goes on meanwhile. */
async function analysisOf(source: string | Buffer): Promise<unknown> {
  const analysis = analyze(null, { capture: await open(source), sample: null }, { detail: 'mappings' });
  const own = (id: string): boolean => mountPoint === undefined || id.includes(group);
  const {
    host,
    hostname: _,
    ...facts
  } = {
    host: analysis.after.host,
    hostname: analysis.after.host,
    arch: analysis.after.arch,
    kernel: analysis.after.kernel,
    pageSize: analysis.after.pageSize,
    bootId: analysis.after.bootId,
    cgroupMode: analysis.after.cgroupMode,
    complete: analysis.after.complete,
    grade: analysis.after.grade,
  };
  // The room that is left depends on the whole host.
  const withoutHost = (key: string, value: unknown): unknown => (key === 'headroom' ? undefined : value);
  const said = {
    host,
    facts,
    exit: analysis.exit,
    processes: analysis.processes,
    groups: analysis.groups,
    sharedObjects: analysis.sharedObjects,
    cgroups: mountPoint === undefined ? [] : analysis.cgroups.filter((cgroup) => own(cgroup.path)),
    refused: analysis.after.refused,
    degraded: analysis.after.degraded,
  };
  return JSON.parse(JSON.stringify(said, withoutHost));
}

const busybox = busyboxFolder();
afterAll(() => busybox.remove());
const places = [
  ...shells.map(([name, shell]) => [name, shell, process.env] as const),
  ['busybox alone', ['/usr/bin/busybox', 'sh'], { PATH: busybox.folder }] as const,
];

describe('both engines on one quiet process', () => {
  test.each(places)('the collector under %s says what the other engine says', { timeout: 60_000 }, async (_name, shell, env) => {
    const before = new Set(readdirSync(tmpdir()));
    const { archive, errors, code } = await runCollector(shell, printScript(options), env);
    expect(errors).toBe('');
    expect(code).toBe(0);
    const path = join(folder, `${_name.replaceAll(' ', '-')}.tar.gz`);
    writeFileSync(path, archive);
    const verified = await verifyCapture({ kind: 'path', path });
    expect(verified.integrity).toBe('whole');
    expect(verified.problems).toEqual([]);
    expect(await analysisOf(path)).toEqual(await analysisOf(join(folder, 'node.tar.gz')));
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('memcase.') && !before.has(name))).toEqual([]);
    expect(JSON.stringify(await analysisOf(path))).not.toContain('hunter2');
  });

  test('both keep the same files', { timeout: 60_000 }, async () => {
    const { archive } = await runCollector(['sh'], printScript(options));
    const [sh, node] = await Promise.all([open(archive), open(join(folder, 'node.tar.gz'))]);
    const pathsOf = (one: typeof sh): readonly string[] =>
      (one.contents.manifest?.entries ?? []).map(({ path, state }) => `${state} ${path}`).sort();
    expect(pathsOf(sh)).toEqual(pathsOf(node));
    const logOf = (one: typeof sh): unknown =>
      (one.contents.manifest?.entries ?? [])
        .filter(({ path }) => path === 'dev/kmsg')
        .map((entry) => (entry.state === 'stored' ? entry.sha256 : entry.errno));
    expect(logOf(sh)).toEqual(logOf(node));
    const factsOf = (one: typeof sh): readonly string[] =>
      (one.contents.manifest?.facts ?? [])
        .filter(({ kind }) => kind !== 'statfs')
        .map((fact) => JSON.stringify(fact))
        .sort();
    expect(factsOf(sh)).toEqual(factsOf(node));
  });
});
