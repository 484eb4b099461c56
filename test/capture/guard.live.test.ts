import { constants, setPriority } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { byPid, endAll, noLinux, noRoot, scratchFolder, start, startWithMappings, take } from './live-capture.ts';

const scratch = scratchFolder();
afterAll(() => {
  endAll();
  scratch.remove();
});

/** A process with so many MiB of resident memory: large enough to be large, small enough for any machine. */
const withMemory = (mib: number) =>
  start(process.execPath, ['-e', `globalThis.b = Buffer.alloc(${String(mib)} * 2 ** 20, 1); setInterval(() => {}, 1e6)`], 'node');

async function grown(pid: number, mib: number): Promise<void> {
  const { readFileSync } = await import('node:fs');
  for (let tries = 0; tries < 200; tries += 1) {
    const kib = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0);
    if (kib > mib * 1024) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the target did not grow');
}

describe.skipIf(noLinux !== null)(`the cost guard${noLinux === null ? '' : ` (skipped: ${noLinux})`}`, () => {
  it('leaves smaps of a process above --max-stall out, with reason, estimate and measurement', async () => {
    const target = await withMemory(100);
    await grown(target.pid, 100);
    const progress: string[] = [];
    const { files, result } = await take(
      scratch.path,
      { selectors: byPid(target.pid), maxStallMs: 0.1 },
      { progress: ({ kind }) => progress.push(kind) },
    );
    expect(result.exit.code).toBe(4);
    expect(result.exit.reasons[0]).toMatch(new RegExp(`^smaps of ${String(target.pid)} left out: .*--max-stall 100 us`));
    expect(result.manifest.complete).toBe(false);
    expect(result.manifest.degraded).toMatchObject([{ pid: target.pid, from: 'smaps', to: 'maps', limitUsec: 100 }]);
    expect(result.manifest.degraded[0]?.estimateUsec).toBeGreaterThan(100);
    const [cost] = result.manifest.cost.processes;
    expect(cost).toMatchObject({ pid: target.pid, level: 'maps' });
    expect(cost?.estimatedStallUsec).toBeGreaterThan(100);
    expect(cost?.measuredStallUsec).toBeGreaterThan(0);
    expect(files.has(`proc/${String(target.pid)}/maps`)).toBe(true);
    expect(files.has(`proc/${String(target.pid)}/smaps`)).toBe(false);
    expect(progress).toContain('degraded');
  });

  it('reads it all the same with --allow-stall', async () => {
    const target = await start('sleep', ['1000']);
    const { files, result } = await take(scratch.path, { selectors: byPid(target.pid), maxStallMs: 0, maxWalkMs: 0, allowStall: true });
    expect(result.exit.code).toBe(0);
    expect(files.has(`proc/${String(target.pid)}/smaps`)).toBe(true);
  });

  it('takes smaps_rollup where only the whole reading would be too long', async () => {
    const target = await withMemory(1);
    await grown(target.pid, 20);
    const free = await take(scratch.path, { selectors: byPid(target.pid) });
    const estimate = free.result.manifest.cost.processes[0]?.estimatedWalkUsec ?? 0;
    const { files, result } = await take(scratch.path, { selectors: byPid(target.pid), maxWalkMs: estimate / 2000 });
    expect(result.manifest.degraded).toMatchObject([{ code: 'max-walk', from: 'smaps', to: 'smaps_rollup' }]);
    expect(files.get(`proc/${String(target.pid)}/smaps_rollup`)?.toString()).toContain('Pss:');
    expect(result.exit.code).toBe(4);
  });

  it.skipIf(noRoot !== null)('reads no such file of a large process when it runs at low priority', async () => {
    const target = await withMemory(300);
    await grown(target.pid, 300);
    setPriority(0, constants.priority.PRIORITY_LOW);
    try {
      const { result } = await take(scratch.path, { selectors: byPid(target.pid) });
      expect(result.manifest.degraded).toMatchObject([{ code: 'starvation', to: 'maps' }]);
      expect(result.exit.reasons[0]).toContain('memcase runs at nice 19');
    } finally {
      setPriority(0, 0);
    }
  });

  it('lets the lock rest after a long hold', async () => {
    const target = await withMemory(300);
    await grown(target.pid, 300);
    const { result } = await take(scratch.path, { selectors: byPid(target.pid) });
    const [cost] = result.manifest.cost.processes;
    expect(cost?.level).toBe('smaps');
    expect(cost?.measuredStallUsec).toBeGreaterThan(1000);
    expect(cost?.measuredWalkUsec).toBeGreaterThan(4 * (cost?.measuredStallUsec ?? 0));
    const hurried = await take(scratch.path, { selectors: byPid(target.pid), allowStall: true });
    expect(hurried.result.manifest.cost.processes[0]?.measuredWalkUsec).toBeLessThan(cost?.measuredWalkUsec ?? 0);
  });

  it('paces the reading of many mappings', async () => {
    const target = await startWithMappings(3000);
    const { result } = await take(scratch.path, { selectors: byPid(target.pid) });
    const [cost] = result.manifest.cost.processes;
    expect(cost?.mappings).toBe(target.mappings);
    expect(cost?.level).toBe('smaps-paced');
    expect(cost?.measuredWalkUsec).toBeGreaterThan(((cost?.mappings ?? 0) / 6) * 500);
    expect(result.exit.code).toBe(0);
  });
});
