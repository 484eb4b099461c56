import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { liveTree, Staged } from './staging/live-tree.ts';
import { analyzeTrees } from './world.ts';

const hierarchy = '/sys/fs/cgroup/memory';
const MiB = 2 ** 20;

/** A memory cgroup of version 1 of our own, or null where we may not make one. */
function makeCgroup(name: string, withSwap = false): string | null {
  const directory = `${hierarchy}/memcase-${name}-${String(process.pid)}`;
  try {
    mkdirSync(directory);
    writeFileSync(`${directory}/memory.limit_in_bytes`, String(32 * MiB));
  } catch {
    return null;
  }
  // From 6.15 on a limit on memory and swap together that is as low is hit first and counted nowhere.
  if (withSwap) return directory;
  try {
    writeFileSync(`${directory}/memory.memsw.limit_in_bytes`, String(32 * MiB));
  } catch {
    // Kernels without swap accounting have no such file.
  }
  return directory;
}

const probe = makeCgroup('probe');
if (probe !== null) rmdirSync(probe);

/** The program in a cgroup, captured before and after what it does. */
async function stage(
  name: string,
  setUp: string,
  act: string,
  withSwap = false,
): Promise<{ readonly analysis: Analysis; readonly path: string }> {
  const directory = makeCgroup(name, withSwap) ?? '';
  const path = directory.slice(hierarchy.length);
  const source = `import sys, os, mmap, time\nfile = ${JSON.stringify(`/var/tmp/memcase-${name}-${String(process.pid)}`)}\nshm = ${JSON.stringify(`/dev/shm/memcase-${name}-${String(process.pid)}`)}\n${setUp}\nprint('ready'); sys.stdin.readline()\n${act}\nprint('ready'); sys.stdin.readline()\n`;
  const staged = new Staged(source, ['sh', '-c', `echo $$ > ${directory}/cgroup.procs && exec "$@"`, 'sh']);
  const further = readdirSync(directory)
    .filter((file) => /^memory\.(?!pressure_level|force_empty)|^cgroup\.procs$/u.test(file))
    .map((file) => `${directory.slice(1)}/${file}`);
  const tree = () => liveTree([staged.pid], further);
  try {
    await staged.ready(1);
    const before = tree();
    staged.goOn();
    await staged.ready(2);
    // Statistics of a cgroup are flushed every 2 seconds.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    return { analysis: await analyzeTrees(before, tree()), path };
  } finally {
    await staged.end();
    for (const left of [`/var/tmp/memcase-${name}-${String(process.pid)}`, `/dev/shm/memcase-${name}-${String(process.pid)}`])
      rmSync(left, { force: true });
    await removeCgroup(directory);
  }
}

/** A cgroup can be removed once its last process is reaped. */
async function removeCgroup(directory: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      rmdirSync(directory);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const loudCodes = (analysis: Analysis): readonly string[] =>
  analysis.findings
    .filter(({ severity, subject }) => (severity === 'warning' || severity === 'critical') && subject.kind !== 'host')
    .map(({ code }) => code);

const writeFile = 'f = open(file, "wb")\nfor _ in range(100): f.write(b"x" * (1 << 20))\nf.flush(); os.fsync(f.fileno())';
/** Written in pieces: a literal of the whole size would be in memory twice. */
const takeAnonymous = (mebibytes: number): string =>
  `m = mmap.mmap(-1, ${String(mebibytes)} << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS); [m.write(b"x" * (1 << 20)) for _ in range(${String(mebibytes)})]`;

describe.skipIf(probe === null)('staged in a real cgroup (needs the right to make one in the v1 memory hierarchy)', () => {
  test('a cgroup that is at its limit with page cache only is left alone', async () => {
    const { analysis } = await stage('cache', '', writeFile);
    expect(loudCodes(analysis)).toEqual([]);
  });

  test('a cgroup that is really short at its limit is named', async () => {
    const { analysis, path } = await stage('short', takeAnonymous(23), writeFile, true);
    const reached = analysis.findings.find(({ code }) => code === 'limit-reached');
    expect(reached?.severity).toBe('warning');
    expect(reached?.subject.cgroup).toBe(path);
    expect(reached?.args['limit']).toBe(32 * MiB);
  });

  test('an OOM kill is named with its limit and its victim', async () => {
    const act = `pid = os.fork()\nif pid == 0:\n  ${takeAnonymous(100)}\n  time.sleep(60)\nos.waitpid(pid, 0)`;
    const { analysis, path } = await stage('oom', '', act);
    const kill = analysis.findings.find(({ code }) => code === 'oom-kill');
    expect(kill?.severity).toBe('critical');
    expect(kill?.args).toMatchObject({ cgroup: path, limitAt: path, limit: 32 * MiB });
  });

  test('a file in a tmpfs that no process maps is charged to the cgroup that wrote it', async () => {
    const { analysis, path } = await stage('tmpfs', '', 'f = open(shm, "wb"); [f.write(b"x" * (1 << 20)) for _ in range(20)]; f.flush()');
    const charged = analysis.findings.find(({ code }) => code === 'tmpfs-charged');
    expect(charged?.subject.cgroup).toBe(path);
    expect(Math.abs(Number(charged?.bytes) - 20 * MiB)).toBeLessThan(MiB);
  });
});
