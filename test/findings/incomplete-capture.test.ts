import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/contract/index.ts';
import { analyze } from '../../src/analyze.ts';
import { findingsOf, hostFiles, judgedOf, openTree, processFiles } from './world.ts';

const manifest: Manifest = {
  format: 'memcase-capture/1',
  finishedAt: { wall: '2026-11-20T10:00:00.000Z', monotonicUsec: 1 },
  complete: false,
  reasons: ['proc/100/smaps: EACCES'],
  exit: { code: 4, reasons: [] },
  entries: [],
  facts: [],
  degraded: [],
  cost: { wallUsec: 1, cpuUsec: null, peakRssBytes: null, filesRead: 1, bytesRead: 1, processes: [] },
  processes: [],
  masked: {},
  sampleTimes: [],
};

async function analyzeWith(change: Partial<Manifest> | null, refused: readonly { path: string; errno: string; normal: boolean }[]) {
  const { contents, snapshots } = await openTree({ ...hostFiles(), ...processFiles() });
  const capture = {
    contents,
    snapshots: snapshots.map((snapshot) => ({ ...snapshot, refused, manifest: change === null ? null : { ...manifest, ...change } })),
  };
  return analyze(null, { capture, sample: null });
}

describe('the finding incomplete-capture', () => {
  test('is made of a manifest that says so, with what was refused as evidence', async () => {
    const [found] = findingsOf(await analyzeWith({}, [{ path: 'proc/100/smaps', errno: 'EACCES', normal: false }]), 'incomplete-capture');
    expect(found?.severity).toBe('notice');
    expect(found?.text).toContain('EACCES');
    expect(found?.evidence[0]?.after?.file).toBe('proc/100/smaps');
  });

  test('is not made of refusals that are normal for kernel threads and zombies', async () => {
    const analysis = await analyzeWith({ complete: true, reasons: [] }, [{ path: 'proc/2/smaps_rollup', errno: 'ESRCH', normal: true }]);
    expect(findingsOf(analysis, 'incomplete-capture')).toEqual([]);
    expect(judgedOf(analysis, 'incomplete-capture')?.state).toBe('clear');
  });

  test('says unknown where the archive does not say what was asked for', async () => {
    expect(judgedOf(await analyzeWith(null, []), 'incomplete-capture')?.state).toBe('unknown');
  });
});
