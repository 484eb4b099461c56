import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapeOfSeries } from '../../src/findings/index.ts';
import { isSteadyGrowth } from '../../src/findings/series-shape.ts';

const MiB = 2 ** 20;
const minute = 60e6;
const points = (values: readonly number[]) => values.map((value, at) => [at * minute, value * MiB] as const);

describe('the shape of a series', () => {
  test('is a slope where it rises steadily, and only then growth is called steady', () => {
    const shape = shapeOfSeries(points([10, 12, 14.1, 15.9, 18, 20.2, 22]), MiB / 2);
    expect(shape.shape).toBe('slope');
    expect(shape.slopePerHour).toBeGreaterThan(115 * MiB);
    expect(shape.slopePerHour).toBeLessThan(125 * MiB);
    expect(isSteadyGrowth(shape)).toBe(true);
  });

  test.each([
    ['flat', [10, 10.1, 10, 10.2, 10.1, 10]],
    ['step', [10, 10, 10, 40, 40, 40]],
    ['plateau', [10, 20, 28, 33, 35, 35.2, 35.1, 35.2, 35.3]],
    ['noisy', [10, 30, 12, 28, 9, 31, 11]],
    ['too-short', [10, 20, 30]],
  ])('is %s, and no steady growth', (shape, values) => {
    const found = shapeOfSeries(points(values), MiB);
    expect(found.shape).toBe(shape);
    expect(isSteadyGrowth(found)).toBe(false);
  });

  test('never calls steady what only falls', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 30 }), (falls) => {
        let value = 2000;
        const falling = falls.map((fall) => (value -= fall));
        expect(isSteadyGrowth(shapeOfSeries(points(falling), MiB))).toBe(false);
      }),
    );
  });
});
