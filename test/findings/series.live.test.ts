import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { capture } from '../../src/capture.ts';
import type { Analysis } from '../../src/contract/index.ts';
import { open } from '../../src/open.ts';
import { Staged } from './staging/live-tree.ts';
import { findingsOf } from './world.ts';

const hasPython = spawnSync('python3', ['-c', '']).status === 0;

/** Takes anonymous memory by the clock: so much a second, up to a most. */
const taker = (mebibytesPerSecond: number, most: number): string => `
import sys, mmap, time
held = []
print('ready'); sys.stdin.readline()
start = time.monotonic()
while True:
  while len(held) < min(${String(most)}, (time.monotonic() - start) * ${String(mebibytesPerSecond)}):
    m = mmap.mmap(-1, 1 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    m.write(b'x' * (1 << 20))
    held.append(m)
  time.sleep(0.02)
`;

/** A report of ten samples, 400 ms apart, of a process that takes memory meanwhile. */
async function reportOf(program: string): Promise<Analysis> {
  const directory = mkdtempSync(join(tmpdir(), 'memcase-series-'));
  const staged = new Staged(program);
  try {
    await staged.ready(1);
    staged.goOn();
    const result = await capture({
      selectors: [{ kind: 'pid', pid: staged.pid }],
      output: { kind: 'path', path: join(directory, 'series.tar.gz') },
      samples: 10,
      intervalMs: 400,
    });
    expect(result.exit.code).toBe(0);
    return analyze(null, { capture: await open({ kind: 'path', path: join(directory, 'series.tar.gz') }), sample: null });
  } finally {
    await staged.end();
    rmSync(directory, { recursive: true });
  }
}

describe.skipIf(!hasPython)('a report of one real capture of ten samples (needs python3)', () => {
  test('says that a process which takes memory all the while leaks, and how fast', async () => {
    const [growth] = findingsOf(await reportOf(taker(10, 1000)), 'anonymous-growth');
    expect(growth).toMatchObject({ severity: 'warning', args: { steady: true, samples: 10 } });
    expect(growth?.text).toContain('a leak');
    const slope = Number(growth?.args['slopePerHour']) / 3600 / 2 ** 20;
    expect(slope).toBeGreaterThan(8);
    expect(slope).toBeLessThan(12);
  });

  test('says growth that ended, and not leak, of one which warms up and stays', async () => {
    const [growth] = findingsOf(await reportOf(taker(24, 24)), 'anonymous-growth');
    expect(growth?.severity).toBe('info');
    expect(growth?.text).not.toContain('leak');
    expect(growth?.reasoning.map(({ code }) => code)).toContain('series-plateau');
  });
});
