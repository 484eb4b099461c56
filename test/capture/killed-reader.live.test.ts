import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSelector } from '../../src/capture/index.ts';
import { noLinux, scratchFolder, take } from './live-capture.ts';

const scratch = scratchFolder();
const sleepers: ChildProcess[] = [];
afterAll(() => {
  for (const sleeper of sleepers) sleeper.kill('SIGKILL');
  scratch.remove();
});

const killed = new Set<string>();

/** Somebody else ends the reading process that is at work: the OOM killer, an operator. Where it just was ended there is none. */
function killReader(): void {
  try {
    const pids = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'reader-child.cjs'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    for (const pid of pids) {
      process.kill(Number(pid), 'SIGKILL');
      killed.add(pid);
    }
  } catch {
    // It ended by itself meanwhile.
  }
}

/** Without starting anything: a reading process answers within some tens of milliseconds. */
function childrenNow(): readonly number[] {
  const tasks = `/proc/${process.pid}/task`;
  return readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, 'utf8')
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  );
}

/** Ends so many reading processes in a row as soon as they are there. */
async function whileKilling<T>(most: number, work: () => Promise<T>): Promise<{ readonly ended: number; readonly taken: T }> {
  const known = new Set(childrenNow());
  let ended = 0;
  const watch = setInterval(() => {
    for (const pid of childrenNow().filter((child) => !known.has(child))) {
      known.add(pid);
      if (ended === most) continue;
      ended += 1;
      process.kill(pid, 'SIGKILL');
    }
  }, 1);
  try {
    return { taken: await work(), ended };
  } finally {
    clearInterval(watch);
  }
}

describe.skipIf(noLinux !== null)(`a reading process that somebody kills${noLinux === null ? '' : ` (skipped: ${noLinux})`}`, () => {
  it('costs a file at most each time: all others are in the archive and on record, once and with their digest', async () => {
    for (let at = 0; at < 150; at += 1) sleepers.push(spawn('sleep', ['600'], { stdio: 'ignore' }));
    const { result, files } = await take(
      scratch.path,
      { selectors: parseSelector('name', 'sleep'), allowStall: true, kernelLog: false },
      {
        progress: (told) => {
          if (told.kind === 'process' && told.done % 30 === 1) killReader();
        },
      },
    );
    expect(killed.size).toBeGreaterThanOrEqual(3);
    const { entries, facts, processes, cost } = result.manifest;
    const stored = entries.filter((entry) => entry.state === 'stored');
    expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
    expect(new Map(stored.map(({ path, sha256 }) => [path, sha256]))).toEqual(
      new Map([...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])),
    );
    expect(cost.filesRead).toBe(stored.length);
    expect(new Set(facts.map(({ path, kind }) => `${kind} ${path}`)).size).toBe(facts.length);
    // What was open when it ended is on record as EIO.
    const lost = entries.filter((entry) => entry.state === 'refused' && entry.errno === 'EIO').length;
    expect(lost).toBeLessThanOrEqual(killed.size);
    const asked = sleepers.map(({ pid }) => entries.filter(({ path }) => path.startsWith(`proc/${String(pid)}/`)).length);
    expect(new Set(asked).size).toBe(1);
    const states = new Map(processes.map(({ pid, state }) => [pid, state]));
    expect(states.size).toBe(processes.length);
    expect(sleepers.map(({ pid }) => states.get(pid ?? 0))).toEqual(sleepers.map(() => 'read'));
  });

  it('costs nothing before its first answer, not even twice', async () => {
    const [sleeper = spawn('sleep', ['600'])] = sleepers;
    const { ended, taken } = await whileKilling(2, () =>
      take(scratch.path, { selectors: parseSelector('pid', String(sleeper.pid)), kernelLog: false }),
    );
    expect(ended).toBe(2);
    expect(taken.result.manifest.entries.filter((entry) => entry.state === 'refused' && entry.errno === 'EIO')).toEqual([]);
    expect(taken.result.manifest.processes.map(({ pid, state }) => [pid, state])).toEqual([[sleeper.pid, 'read']]);
  });

  it('is told when it never answers, with what to look for', async () => {
    const capture = (): Promise<unknown> => take(scratch.path, { selectors: parseSelector('pid', '1'), kernelLog: false });
    await expect(whileKilling(99, capture)).rejects.toMatchObject({ failure: { code: 'reader-died', exit: 2 } });
  });
});
