import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { capture } from '../../src/capture.ts';
import type { FindingEntry } from '../../src/contract/index.ts';
import { open } from '../../src/open.ts';
import { expectFound, leaveCounts, type Counts } from './accuracy.ts';
import { findingsOf } from './world.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** What a report says of incompleteness, where processes were captured with the rights of a user. */
async function incompleteAs(user: number, pids: readonly number[]): Promise<FindingEntry | undefined> {
  const stream = new PassThrough();
  const chunks: Uint8Array[] = [];
  stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  // Reading memory files asks for the same user and the same group.
  process.setegid?.(user);
  process.seteuid?.(user);
  try {
    await capture({ selectors: pids.map((pid) => ({ kind: 'pid', pid })), output: { kind: 'stream', stream, name: 'denied.tar.gz' } });
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
  const given = (async function* () {
    yield* await Promise.resolve(chunks);
  })();
  return findingsOf(
    analyze(null, { capture: await open({ kind: 'stream', stream: given, name: 'denied.tar.gz' }), sample: null }),
    'incomplete-capture',
  )[0];
}

const counts: Counts = new Map();
afterAll(() => leaveCounts('staged', 'denied', counts));

test.skipIf(!isRoot)(
  'incomplete-capture: no, one and four processes of another user, and not a kernel thread (needs root to act as two users)',
  async () => {
    const others = [1, 2, 3, 4].map(() => spawn('sleep', ['60']));
    const own = spawn('sleep', ['60'], { uid: nobody, gid: nobody });
    try {
      await Promise.all([...others, own].map((sleeping) => once(sleeping, 'spawn')));
      const pidOf = ({ pid }: typeof own): number => pid ?? 0;
      const pids = others.map(pidOf);
      expect(await incompleteAs(nobody, [pidOf(own)])).toBeUndefined();
      for (const many of [1, 4]) {
        const found = await incompleteAs(nobody, [pidOf(own), ...pids.slice(0, many)]);
        expectFound(counts, 'incomplete-capture', found !== undefined);
        expect(found).toMatchObject({ severity: 'warning', args: { lacking: many } });
        expect(found?.text).toContain('EACCES');
      }
      // kthreadd: what is refused of a kernel thread is normal.
      expect(await incompleteAs(0, [2])).toBeUndefined();
    } finally {
      for (const sleeping of [...others, own]) sleeping.kill('SIGKILL');
    }
  },
);
