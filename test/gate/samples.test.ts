import { beforeAll, describe, expect, test } from 'vitest';
import { check, parseBudget, type CheckResult, type OpenCapture } from '../../src/index.ts';
import { MiB, openSnapshot, pidOf, restage, today } from './stage.ts';

let base: OpenCapture;
let pid: number;
beforeAll(async () => {
  base = await openSnapshot('leak-6.12-v2/before');
  pid = pidOf(base, 'api.service');
});

/** Captures of so many starts of api-server, each so many bytes off. */
const starts = (offsets: readonly number[], first: number): readonly OpenCapture[] =>
  offsets.map((bytes, at) => restage(base, pid, { bytes, start: first + at }));

const gate = (before: readonly OpenCapture[], after: readonly OpenCapture[], assertion: string): CheckResult =>
  check({ before, after, assertions: [assertion], today });

describe('several captures on each side', () => {
  const noisy = { before: [-3 * MiB, 0, 3 * MiB], after: [-2 * MiB, MiB, 4 * MiB] };

  test('a change of 1 MiB among three noisy samples a side is inconclusive, ten times the same', () => {
    const results = Array.from({ length: 10 }, () => gate(starts(noisy.before, 100), starts(noisy.after, 200), 'api.pss <= +512KiB'));
    expect(results[0]?.exit.code).toBe(4);
    expect(results[0]?.results[0]).toMatchObject({ outcome: 'inconclusive', delta: MiB, before: { starts: 3 }, after: { starts: 3 } });
    expect(results[0]?.results[0]?.reasons.map(({ code }) => code)).toEqual(['ranges-overlap']);
    for (const result of results) expect(result).toEqual(results[0]);
  });

  test('the same change passes where the limit is beyond all of them, and a large one fails', () => {
    expect(gate(starts(noisy.before, 100), starts(noisy.after, 200), 'api.pss <= +10% floor 32MiB').exit.code).toBe(0);
    const grown = noisy.after.map((bytes) => bytes + 64 * MiB);
    expect(gate(starts(noisy.before, 100), starts(grown, 200), 'api.pss <= +10% floor 32MiB').exit.code).toBe(3);
  });

  test('one outlier among three does not fail a gate on the median', () => {
    const outlier = [0, 0, 300 * MiB];
    expect(gate(starts([0, 0, 0], 100), starts(outlier, 200), 'api.pss <= +10% floor 32MiB').exit.code).toBe(4);
    expect(gate(starts([0, 0, 0], 100), starts(outlier, 200), 'api.pss <= +10% floor 32MiB').results[0]?.delta).toBe(0);
  });

  test('captures of one start are one sample', () => {
    const same = [0, MiB, 2 * MiB].map((bytes) => restage(base, pid, { bytes }));
    const { results } = gate(same, same, 'api.pss <= +10% floor 32MiB');
    expect(results[0]).toMatchObject({ outcome: 'pass', before: { starts: 1 }, after: { starts: 1 } });
    expect(results[0]?.reasons.map(({ code }) => code)).toEqual(['one-start']);
  });

  test('fewer starts than min_samples are inconclusive', () => {
    const budget = parseBudget(
      'version: 1\ntargets: { api: { unit: api } }\nbudgets: [{ id: a, target: api, metric: pss, max_increase: { percent: 10, floor: 32MiB }, min_samples: 5 }]',
      'budget',
    );
    const { exit, results } = check({ before: starts([0, 0, 0], 1), after: starts([0, 0, 0], 9), budget, today });
    expect(exit.code).toBe(4);
    expect(results[0]?.reasons[0]?.code).toBe('too-few-starts');
  });
});

describe('a process that is still warming up', () => {
  test('is refused against one that ran for long', () => {
    const old = restage({ ...base, snapshots: base.snapshots.map((snapshot) => ({ ...snapshot, uptime: 10_000 })) }, pid, { age: 9000 });
    const young = restage({ ...base, snapshots: base.snapshots.map((snapshot) => ({ ...snapshot, uptime: 10_010 })) }, pid, { age: 20 });
    const { exit, results } = gate([old], [young], 'api.pss <= +10% floor 32MiB');
    expect(exit.code).toBe(4);
    expect(results[0]?.reasons.map(({ code }) => code)).toContain('warming-up');
    expect(gate([young], [{ ...young }], 'api.pss <= +10% floor 32MiB').exit.code).toBe(0);
  });
});

describe('evidence with holes', () => {
  test('a target that is in one side only is inconclusive', () => {
    const without = {
      ...base,
      snapshots: base.snapshots.map((snapshot) => ({
        ...snapshot,
        processes: new Map([...snapshot.processes].filter(([, process]) => process.pid !== pid)),
      })),
    };
    expect(gate([base], [without], 'unit:api.service.pss <= +10%').results[0]?.reasons[0]?.code).toBe('target-absent');
    expect(gate([base], [without], 'unit:api.service.pss <= +10%').exit.code).toBe(4);
  });

  test('an unknown value is inconclusive and never 0', () => {
    const blind = {
      ...base,
      snapshots: base.snapshots.map((snapshot) => ({
        ...snapshot,
        processes: new Map([...snapshot.processes].map(([id, process]) => [id, { ...process, metrics: {} }])),
      })),
    };
    expect(gate([base], [blind], 'api.pss <= 1GiB').results[0]).toMatchObject({ outcome: 'inconclusive', after: { value: null } });
  });
});
