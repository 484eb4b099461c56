import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSelector } from '../../src/capture/index.ts';
import { showName } from '../../src/text/index.ts';
import { byPid, endAll, noRoot, scratchFolder, start, take } from './live-capture.ts';

const v1 = '/sys/fs/cgroup/memory';
const v2 = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'].find((path) => existsSync(`${path}/cgroup.subtree_control`));
const reason = noRoot ?? (existsSync(`${v1}/memory.limit_in_bytes`) ? null : 'needs the memory controller of cgroup version 1');

const scratch = scratchFolder();
const made: (string | Buffer)[] = [];
afterAll(async () => {
  endAll();
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const path of made.reverse()) rmdirSync(path);
  scratch.remove();
});

const top = `${v1}/memcase-test-${String(process.pid)}`;
/** Everything a cgroup's name may hold: colons, blanks, a unit's escape, a line that looks like a mount, bytes that are no UTF-8. */
const odd = Buffer.concat([Buffer.from(`${top}/a:b \\x2d - cgroup #é`), Buffer.from([0xff, 0xfe])]);

function make(path: string | Buffer): void {
  mkdirSync(path);
  made.push(path);
}

function put(pid: number, path: string | Buffer): void {
  writeFileSync(Buffer.concat([Buffer.from(path), Buffer.from('/cgroup.procs')]), String(pid));
}

describe.skipIf(reason !== null)(`capturing real cgroups${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  beforeAll(() => {
    make(top);
    make(`${top}/api.service`);
    make(odd);
    writeFileSync(`${top}/memory.limit_in_bytes`, String(64 * 2 ** 20));
  });

  it('stores the process’s cgroup with all ancestors up to the root, and the time and inode of each', async () => {
    const sleep = await start('sleep', ['1000']);
    put(sleep.pid, `${top}/api.service`);
    const { files, result } = await take(scratch.path, { selectors: byPid(sleep.pid) });
    expect(result.exit).toEqual({ code: 0, reasons: [] });
    const below = top.slice(1);
    expect(files.get(`${below}/memory.limit_in_bytes`)?.toString()).toBe(`${64 * 2 ** 20}\n`);
    for (const folder of [`${below}/api.service`, below, v1.slice(1)]) {
      for (const name of ['memory.stat', 'memory.usage_in_bytes', 'memory.oom_control'])
        expect([...files.keys()]).toContain(`${folder}/${name}`);
      const { ino, ctimeMs } = statSync(`/${folder}`);
      expect(result.manifest.facts).toContainEqual({
        path: folder,
        kind: 'stat',
        facts: { inode: ino, ctime: new Date(ctimeMs).toISOString() },
      });
    }
    expect(result.manifest.processes[0]?.cgroupDirectory).toBe(`${top}/api.service`);
    expect(result.manifest.processes[0]?.cgroupReason).toContain('lists the process in cgroup.procs');
  });

  it('opens nothing in a cgroup that the registry does not list, and nothing that acts', async () => {
    const sleep = await start('sleep', ['1000']);
    put(sleep.pid, top);
    const { result } = await take(scratch.path, { selectors: byPid(sleep.pid) });
    const names = result.manifest.entries.map(({ path }) => path.split('/').at(-1) ?? '');
    expect(names).not.toContain('memory.force_empty');
    expect(names).not.toContain('cgroup.event_control');
    expect(names).not.toContain('memory.pressure_level');
    expect(names).not.toContain('memory.reclaim');
  });

  it('finds a directory of any name, and brings the name through byte for byte', async () => {
    const sleep = await start('sleep', ['1000']);
    put(sleep.pid, odd);
    const { files, result } = await take(scratch.path, { selectors: byPid(sleep.pid) });
    const name = [...files.keys()].find((path) => path.includes('a:b') && path.endsWith('/memory.stat'));
    expect(name).toBeDefined();
    expect(showName(name ?? '')).toBe(`${top.slice(1)}/a:b \\\\x2d - cgroup #é\\xff\\xfe/memory.stat`);
    expect(result.exit).toEqual({ code: 0, reasons: [] });
  });

  it('selects by unit and by cgroup, with everything below', async () => {
    const [inUnit, inTop] = [await start('sleep', ['1000']), await start('sleep', ['1001'])];
    put(inUnit.pid, `${top}/api.service`);
    put(inTop.pid, top);
    const byUnit = await take(scratch.path, { selectors: parseSelector('unit', 'api') });
    expect(byUnit.result.header.selectors[0]?.pids).toContain(inUnit.pid);
    expect(byUnit.result.header.selectors[0]?.pids).not.toContain(inTop.pid);
    for (const path of [top, top.slice(v1.length)]) {
      const byCgroup = await take(scratch.path, { selectors: parseSelector('cgroup', path) });
      expect(byCgroup.result.header.selectors[0]?.pids).toEqual(expect.arrayContaining([inUnit.pid, inTop.pid]));
    }
  });

  it('stores each directory once for several processes', async () => {
    const [one, other] = [await start('sleep', ['1000']), await start('sleep', ['1001'])];
    put(one.pid, `${top}/api.service`);
    put(other.pid, top);
    const { result } = await take(scratch.path, { selectors: [...byPid(one.pid), ...byPid(other.pid)] });
    const stats = result.manifest.entries.filter(({ path }) => path.endsWith('/memory.stat')).map(({ path }) => path);
    expect(new Set(stats).size).toBe(stats.length);
  });

  it('takes pressure from the version 2 tree where that one carries no controller', async () => {
    if (v2 === undefined || !existsSync(`${v2}/memory.pressure`)) return;
    const sleep = await start('sleep', ['1000']);
    const { files } = await take(scratch.path, { selectors: byPid(sleep.pid) });
    const line = readFileSync(`/proc/${sleep.pid}/cgroup`, 'utf8')
      .split('\n')
      .find((one) => one.startsWith('0::'));
    expect([...files.keys()]).toContain(`${v2.slice(1)}${line === '0::/' ? '' : (line ?? '').slice(3)}/memory.pressure`);
  });
});
