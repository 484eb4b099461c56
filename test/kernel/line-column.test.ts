import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepLines } from '../../src/kernel/line-column.ts';

test('lines of mappings stay what they were, whatever columns came before and after', () => {
  const column = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.constantFrom(0, 0, 0, 0, 1), { maxLength: 40 }));
  fc.assert(
    fc.property(fc.array(column, { maxLength: 30 }), (columns) => {
      const texts = columns.map(([stride, odd]) => odd.map((by, at) => 1 + at * stride + by));
      const kept = texts.map((lines) => {
        const room = Uint32Array.from([...lines, 9, 9]);
        const copy = keepLines(room, lines.length);
        room.fill(0);
        return copy;
      });
      expect(kept.map((lines) => [...lines])).toEqual(texts);
    }),
  );
});
