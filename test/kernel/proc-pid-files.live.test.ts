import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProcess, processFiles, valueOf, type ParsedProcess } from './proc-pid-identities.ts';

const child = spawn(process.execPath, [
  '-e',
  'globalThis.kept = Buffer.alloc(32 << 20, 1); console.log("ready"); setInterval(() => {}, 1e6)',
  'a b',
  '',
]);

const pageSize = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));

/** All readable files of a process; one that ended meanwhile has none. */
function readProcess(pid: string): ParsedProcess {
  const contents = new Map<string, Uint8Array>();
  for (const { id } of processFiles) {
    try {
      contents.set(id, new Uint8Array(readFileSync(`/proc/${pid}/${id}`)));
    } catch {
      continue;
    }
  }
  return parseProcess(pid, contents, pageSize);
}

beforeAll(async () => {
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGSTOP');
});
afterAll(() => {
  child.kill('SIGKILL');
});

describe('the files of a stopped child on this kernel', () => {
  it('agree with each other', async () => {
    // A signal takes effect when each thread next comes by: only then do the numbers stand still.
    const threads = `/proc/${String(child.pid)}/task`;
    const isStopped = (thread: string) => readFileSync(`${threads}/${thread}/status`, 'utf8').includes('State:\tT');
    await expect.poll(() => readdirSync(threads).every(isStopped), { timeout: 10_000, interval: 10 }).toBe(true);
    const stopped = readProcess(String(child.pid));
    const of = (metric: string) => Number(valueOf(stopped, metric));
    expect(of('stat.pid')).toBe(child.pid);
    expect(valueOf(stopped, 'stat.state')).toBe('T');
    expect(of('status.RssAnon')).toBeGreaterThan(32 * 1024 ** 2);
    expect(of('status.VmRSS')).toBe(of('status.RssAnon') + of('status.RssFile') + of('status.RssShmem'));
    expect(of('statm.resident')).toBe(of('status.VmRSS'));
    expect(of('statm.size')).toBe(of('status.VmSize'));
    expect(of('stat.vsize')).toBe(of('status.VmSize'));
    expect(of('statm.data')).toBe(of('status.VmData') + of('status.VmStk'));
    const slack = 3 * availableParallelism() * Math.max(32, 2 * availableParallelism()) + 64 * of('status.Threads');
    expect(Math.abs(of('stat.rss') - of('statm.resident'))).toBeLessThanOrEqual(slack * pageSize);
    expect(valueOf(stopped, 'cmdline.2 / argument')).toMatch(/kept/u);
    expect(valueOf(stopped, 'cmdline.3 / argument')).toBe('a b');
    expect(valueOf(stopped, 'comm.comm')).toBe(valueOf(stopped, 'status.Name'));
  });
});

describe('the files of all processes of this kernel', () => {
  it('hold nothing but what is known and fields of newer kernels', () => {
    const pids = readdirSync('/proc').filter((name) => /^[0-9]+$/u.test(name));
    expect(pids.length).toBeGreaterThan(0);
    for (const pid of pids) {
      for (const [id, { notes }] of readProcess(pid)) {
        const odd = notes.filter(({ code }) => code !== 'unknown-field' && !(id === 'cmdline' && code === 'padding'));
        expect(odd, `${pid} ${id}`).toEqual([]);
      }
    }
  });
});
