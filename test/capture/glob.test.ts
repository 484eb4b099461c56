import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../src/capture/glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['java', 'java', true],
    ['java', 'java8', false],
    ['java*', 'java8', true],
    ['*sql*', 'mysqld', true],
    ['??', 'ab', true],
    ['??', 'abc', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[]x]', ']', true],
    ['a[', 'a[', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['*', '', true],
    ['', '', true],
    ['a*b*c', 'a-b-b-c', true],
  ])('says of %j and %j: %s', (pattern, name, expected) => {
    expect(matchesGlob(pattern, name)).toBe(expected);
  });

  it('agrees with a plain comparison where nothing is special', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀') }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀') }),
        (pattern, name) => {
          expect(matchesGlob(pattern, name)).toBe(pattern === name);
          expect(matchesGlob(`*${pattern}*`, name)).toBe(name.includes(pattern));
        },
      ),
    );
  });

  it('is not stopped by many stars and a hostile name', () => {
    // A matcher that tries all ways ends at the limit that every test has.
    expect(matchesGlob(`${'*a'.repeat(12)}b`, 'a'.repeat(4000))).toBe(false);
  });
});
