import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRollup, estimateSmaps, pessimisticCosts, unpaced, WalkCalibration, type WalkSize } from '../../src/capture/cost-model.ts';
import { decideLevel, rollupDropsLock } from '../../src/capture/reading-level.ts';
import { starvationReasons, stretchOf } from '../../src/capture/starvation.ts';

const gib = 2 ** 30;
const size = (part: Partial<WalkSize>): WalkSize => ({
  mappings: 100,
  largestHoldBytes: 0,
  residentBytes: 0,
  hugeBytes: 0,
  pageSize: 4096,
  ...part,
});
const limits = { allowStall: false, maxStallMs: 250, maxWalkMs: 30_000 };
const calm = { options: limits, costs: pessimisticCosts, starvation: [], stretch: 1, rollupDropsLock: true };

describe('decideLevel', () => {
  it('reads small processes at full speed and large ones slowly', () => {
    expect(decideLevel(size({ mappings: 300, residentBytes: gib, largestHoldBytes: gib }), calm)).toMatchObject({
      level: 'smaps',
      pacing: { pauseMs: 0 },
      left: null,
    });
    expect(decideLevel(size({ mappings: 20_000, residentBytes: gib, largestHoldBytes: 2 ** 20 }), calm)).toMatchObject({
      level: 'smaps-paced',
      pacing: { pauseMs: 0.25, readBytes: 1300 },
      left: null,
    });
  });

  it('reads pages of text at a time where two mappings at a time would take longer than --max-walk', () => {
    const many = size({ mappings: 200_000, residentBytes: gib, largestHoldBytes: 2 ** 20 });
    expect(decideLevel(many, calm)).toMatchObject({ level: 'smaps-paced', pacing: { pauseMs: 0.5, restTimes: 3 }, left: null });
    expect(decideLevel(many, calm).pacing.readBytes).toBeUndefined();
    const longer = { ...calm, options: { ...limits, maxWalkMs: 60_000 } };
    expect(decideLevel(many, longer)).toMatchObject({ level: 'smaps-paced', pacing: { pauseMs: 0.25, readBytes: 1300 }, left: null });
  });

  it('leaves smaps out when one hold would be too long, and does not offer smaps_rollup for it', () => {
    const decision = decideLevel(size({ residentBytes: 64 * gib, largestHoldBytes: 64 * gib }), calm);
    expect(decision).toMatchObject({ level: 'maps', left: { code: 'max-stall', limitUsec: 250_000 } });
    expect(decision.left?.estimateUsec).toBeGreaterThan(1e6);
  });

  it('falls back to smaps_rollup where only the length of the whole walk stands against smaps', () => {
    const many = size({ mappings: 400_000, residentBytes: 2 * gib, largestHoldBytes: 2 ** 20 });
    expect(decideLevel(many, calm)).toMatchObject({ level: 'smaps_rollup', left: { code: 'max-walk' } });
    expect(decideLevel(many, { ...calm, rollupDropsLock: false })).toMatchObject({ level: 'maps', left: { code: 'max-walk' } });
  });

  it('reads nothing that locks of a large process where it may be starved, and everything of a small one', () => {
    const starved = { ...calm, starvation: ['memcase runs at nice 19'] };
    expect(decideLevel(size({ residentBytes: gib }), starved)).toMatchObject({ level: 'maps', left: { code: 'starvation' } });
    expect(decideLevel(size({ mappings: 5000 }), starved)).toMatchObject({ level: 'maps', left: { code: 'starvation' } });
    expect(decideLevel(size({ residentBytes: 2 ** 20 }), starved)).toMatchObject({ level: 'smaps', left: null });
  });

  it('expects longer holds on crowded CPUs', () => {
    const large = size({ residentBytes: 8 * gib, largestHoldBytes: 8 * gib });
    expect(decideLevel(large, calm).left).toBeNull();
    expect(decideLevel(large, { ...calm, stretch: 4 })).toMatchObject({ level: 'maps', left: { code: 'starvation' } });
  });

  it('gives the lock back three times as long as a long hold took it', () => {
    const few = size({ mappings: 64, residentBytes: 64 * gib, largestHoldBytes: 7 * gib });
    const { pacing, estimate, left } = decideLevel(few, calm);
    expect([left, pacing]).toEqual([null, { pauseMs: 0, restTimes: 3 }]);
    expect(estimate.walkUsec).toBeGreaterThan(4 * estimateSmaps({ ...few, mappings: 0 }, pessimisticCosts, unpaced).walkUsec);
    const small = size({ mappings: 64, residentBytes: 2 ** 25, largestHoldBytes: 2 ** 25 });
    expect(decideLevel(small, calm).estimate.walkUsec).toBe(estimateSmaps(small, pessimisticCosts, unpaced).walkUsec);
  });

  it('does as it is told with --allow-stall', () => {
    const decision = decideLevel(size({ mappings: 60_000, residentBytes: 64 * gib, largestHoldBytes: 64 * gib }), {
      ...calm,
      starvation: ['nice'],
      options: { ...limits, allowStall: true },
    });
    expect(decision).toMatchObject({ level: 'smaps', pacing: unpaced, left: null });
  });

  it('never lets a larger process pass where a smaller one did not', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500_000 }), fc.nat({ max: 2 ** 38 }), fc.nat({ max: 2 ** 38 }), (mappings, hold, more) => {
        const resident = hold + more;
        const one = decideLevel(size({ mappings, residentBytes: resident, largestHoldBytes: hold }), calm);
        const larger = decideLevel(size({ mappings: mappings * 2, residentBytes: resident * 2, largestHoldBytes: hold * 2 }), calm);
        if (one.left !== null) expect(larger.left).not.toBeNull();
      }),
    );
  });
});

describe('estimates', () => {
  it('count a known huge page as one', () => {
    const base = estimateSmaps(size({ residentBytes: 8 * gib, largestHoldBytes: 8 * gib }), pessimisticCosts, unpaced);
    const huge = estimateSmaps(size({ residentBytes: 8 * gib, largestHoldBytes: 8 * gib, hugeBytes: 8 * gib }), pessimisticCosts, unpaced);
    expect(base.stallUsec).toBeGreaterThan(120_000);
    expect(huge.stallUsec).toBeLessThan(1000);
  });

  it('hold the whole walk of smaps_rollup against kernels before 5.10', () => {
    const many = size({ mappings: 10_000, residentBytes: 8 * gib, largestHoldBytes: 2 ** 20 });
    const old = estimateRollup(many, pessimisticCosts, rollupDropsLock('4.18.0-553.el8'));
    expect(old.stallUsec).toBe(old.walkUsec);
    expect(estimateRollup(many, pessimisticCosts, rollupDropsLock('5.10.0')).stallUsec).toBeLessThan(old.stallUsec / 100);
  });
});

describe('WalkCalibration', () => {
  const large = size({ residentBytes: gib, largestHoldBytes: gib });

  it('stays pessimistic until a large mapping of base pages was measured', () => {
    const calibration = new WalkCalibration();
    calibration.learn({
      size: size({ mappings: 5000, residentBytes: 2 ** 24 }),
      foundHugeBytes: null,
      longestUsec: 100,
      walkedUsec: 25_000,
    });
    expect(calibration.costs.perPage).toBe(60);
    expect(calibration.costs.perMapping).toBe(7500);
    calibration.learn({ size: large, foundHugeBytes: gib, longestUsec: 10, walkedUsec: 10 });
    expect(calibration.measured).toBe(false);
    calibration.learn({ size: large, foundHugeBytes: 0, longestUsec: 4000, walkedUsec: 5000 });
    expect(calibration.measured).toBe(true);
    expect(calibration.costs.perPage).toBeCloseTo((4000 * 1000 * 1.5) / (gib / 4096), 1);
  });

  it('keeps the slowest that it saw', () => {
    const calibration = new WalkCalibration();
    calibration.learn({ size: large, foundHugeBytes: 0, longestUsec: 8000, walkedUsec: 8000 });
    const slow = calibration.costs.perPage;
    calibration.learn({ size: large, foundHugeBytes: 0, longestUsec: 2000, walkedUsec: 2000 });
    expect(calibration.costs.perPage).toBe(slow);
  });
});

describe('starvationReasons', () => {
  const standing = { nice: 0, policy: 0, cpus: 4, quotas: [], cpuPressure: 0 };

  it('finds nothing where nothing is', () => {
    expect(starvationReasons(standing)).toEqual([]);
    expect(starvationReasons({ nice: null, policy: null, cpus: null, quotas: [], cpuPressure: null })).toEqual([]);
  });

  it.each([
    ['nice', { nice: 10 }, /nice 10/],
    ['the idle class', { policy: 5 }, /idle class/],
    ['the batch class', { policy: 3 }, /batch class/],
    [
      'a quota of an ancestor',
      {
        quotas: [
          { directory: '/', cpus: null, throttled: 0 },
          { directory: '/sys/fs/cgroup/a', cpus: 0.5, throttled: 0 },
        ],
      },
      /quota of .*a is 0.5 CPUs/,
    ],
    ['throttling', { quotas: [{ directory: '/a', cpus: 8, throttled: 3 }] }, /throttled 3 times/],
  ])('names %s', (_what, part, expected) => {
    expect(starvationReasons({ ...standing, ...part })).toEqual([expect.stringMatching(expected)]);
  });

  it('does not mind a quota above the number of CPUs', () => {
    expect(starvationReasons({ ...standing, quotas: [{ directory: '/a', cpus: 8, throttled: 0 }] })).toEqual([]);
  });

  it('stretches holds with the pressure on the CPUs', () => {
    expect([null, 5, 45, 99].map((cpuPressure) => stretchOf({ cpuPressure }))).toEqual([1, 1, 4, 10]);
  });
});
