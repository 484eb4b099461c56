import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeldBytes } from '../../src/model/held-bytes.ts';

test('small files that are held beside each other never share a byte', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 }), (sizes) => {
      const room = new HeldBytes();
      const held = sizes.map((size, at) => room.take(size).fill(at));
      expect(held.map(({ length }) => length)).toEqual(sizes);
      expect(held.every((bytes, at) => bytes.every((byte) => byte === at))).toBe(true);
    }),
    { numRuns: 40 },
  );
});
