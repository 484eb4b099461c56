import { expect, it } from 'vitest';
import { comparabilityCodes, sayComparability } from '../../src/diff/words/comparability-words.ts';

it('agrees in number with what it counts', () => {
  for (const code of comparabilityCodes) {
    for (const count of [1, 3]) {
      const text = sayComparability(code, { count, process: 'api (pid 812)', before: 2, after: 40, side: 'before' }, 'en');
      expect(text).not.toMatch(/\((?:s|es|ies)\)|\b1 processes|\b3 process\b/u);
    }
  }
  const one = { count: 1, process: 'api (pid 812)', before: 2, after: 40 };
  expect(sayComparability('threads-differ', one, 'en')).toMatch(/^1 process has .* threads, api/u);
  expect(sayComparability('threads-differ', { ...one, count: 3 }, 'en')).toMatch(/^3 processes have .* the largest being api/u);
});
