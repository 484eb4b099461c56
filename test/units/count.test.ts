import { expect, it } from 'vitest';
import { countOf } from '../../src/units/index.ts';

it('a count has its noun in the singular for one only', () => {
  expect([0, 1, 2].map((count) => countOf(count, 'file'))).toEqual(['0 files', '1 file', '2 files']);
  expect(countOf(1, 'process', 'processes')).toBe('1 process');
  expect(countOf(300, 'process', 'processes')).toBe('300 processes');
});
