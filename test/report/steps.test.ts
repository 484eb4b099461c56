import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepsOf } from '../../src/report/steps.ts';

const words = { others: (count: number) => `${String(count)} others`, rest: 'unexplained' };

it('adds up to the total whatever the contributions are', () => {
  const contribution = fc.record({ label: fc.string(), delta: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }) });
  fc.assert(
    fc.property(
      fc.array(contribution, { maxLength: 60 }),
      fc.integer({ min: -(2 ** 42), max: 2 ** 42 }),
      fc.integer({ min: 2, max: 12 }),
      (contributions, total, most) => {
        const steps = stepsOf(contributions, total, most, words);
        expect(steps.reduce((sum, step) => sum + step.delta, 0)).toBe(total);
        expect(steps.length).toBeLessThanOrEqual(most + 1);
      },
    ),
  );
});

it('shows opposite changes side by side instead of cancelling them', () => {
  const steps = stepsOf(
    [
      { label: 'a', delta: 50 },
      { label: 'b', delta: -50 },
    ],
    0,
    5,
    words,
  );
  expect(steps.map((step) => step.delta)).toEqual([50, -50]);
});

it('names what no contribution explains', () => {
  expect(stepsOf([{ label: 'a', delta: 3 }], 10, 5, words).at(-1)).toEqual({ label: 'unexplained', delta: 7, kind: 'rest' });
});

const small = (label: string) => ({ label, delta: 2, noise: 4 });
const large = { label: 'a', delta: 50, noise: 4 };

it('marks a step that is no larger than noise', () => {
  expect(stepsOf([large, small('b')], 52, 3, words).map(({ label, quiet }) => [label, quiet])).toEqual([
    ['a', undefined],
    ['b', true],
  ]);
});

it('gathers what is within noise beside a step that says something', () => {
  const steps = stepsOf([large, small('b'), small('c'), small('d')], 56, 8, words);
  expect(steps).toEqual([
    { label: 'a', delta: 50, kind: 'part' },
    { label: '3 others', delta: 6, kind: 'rest', quiet: true },
  ]);
});

it('names each step where all are within noise', () => {
  const steps = stepsOf([small('b'), small('c'), small('d'), small('e')], 8, 3, words);
  expect(steps.map(({ label, quiet }) => [label, quiet])).toEqual([
    ['b', true],
    ['c', true],
    ['2 others', true],
  ]);
});
