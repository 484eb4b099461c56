import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slugOf, uniqueAnchors } from '../../src/report/slug.ts';

it('makes an anchor of letters, digits and hyphens from any name, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
      const [first, second] = [slugOf(name), slugOf(name)];
      return /^[A-Za-z0-9-]{1,64}$/u.test(first) && first === second;
    }),
  );
});

it('keeps names apart that differ only in what an anchor cannot hold', () => {
  const names = ['/a/b', '/a-b', 'a b', 'a\nb', 'A-b', '日本', '中文', '', ' '];
  expect(new Set(names.map(slugOf)).size).toBe(names.length);
});

it('gives a repeated anchor a number', () => {
  const anchor = uniqueAnchors();
  expect([anchor('a'), anchor('a'), anchor('b'), anchor('a')]).toEqual(['a', 'a-2', 'b', 'a-3']);
});
