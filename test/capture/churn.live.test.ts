import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSelector } from '../../src/capture/index.ts';
import { noLinux, scratchFolder, take } from './live-capture.ts';

const scratch = scratchFolder();
const churns: ChildProcess[] = [];
afterAll(() => {
  for (const churn of churns) churn.kill('SIGKILL');
  scratch.remove();
});

/** Shells that start a process, wait for it and start the next, each living a few milliseconds. */
function churn(shells: number): void {
  for (let at = 0; at < shells; at += 1)
    churns.push(spawn('sh', ['-c', 'while :; do sleep 0.0$(( $$ % 7 + 2 )); done'], { stdio: 'ignore' }));
}

describe.skipIf(noLinux !== null)(`processes that come and go${noLinux === null ? '' : ` (skipped: ${noLinux})`}`, () => {
  it('never fail a capture of all, and each file that vanished is on record once', async () => {
    churn(12);
    let vanished = 0;
    for (let round = 0; round < 4; round += 1) {
      // At full speed: whatever else runs here may have so many mappings that pacing takes longer than a test may.
      const { result } = await take(scratch.path, { selectors: parseSelector('all', ''), allowStall: true });
      const { manifest } = result;
      const pids = manifest.processes.map(({ pid }) => pid);
      expect(new Set(pids).size).toBe(pids.length);
      const paths = manifest.entries.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      const gone = new Set(
        manifest.processes.filter(({ state }) => state === 'vanished' || state === 'reused').map(({ pid }) => `proc/${String(pid)}/`),
      );
      vanished += gone.size;
      for (const entry of manifest.entries) {
        const ofGone = [...gone].some((prefix) => entry.path.startsWith(prefix));
        // Who ended and was not reaped yet has no mounts any more.
        const ends = entry.path.endsWith('/mountinfo') ? /^(?:ENOENT|ESRCH|EINVAL)$/ : /^(?:ENOENT|ESRCH)$/;
        if (ofGone && entry.state === 'refused')
          expect(entry).toMatchObject({ normal: true, errno: expect.stringMatching(ends) as string });
      }
      // A sandbox may deny its first process even to root; what ended meanwhile costs nothing.
      expect(result.exit.reasons.filter((reason) => !/: E(?:ACCES|PERM)$/.test(reason) && !/left out:|^and \d+ more/.test(reason))).toEqual(
        [],
      );
    }
    expect(vanished).toBeGreaterThan(0);
  });
});
