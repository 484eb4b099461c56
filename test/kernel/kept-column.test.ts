import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constantColumn } from '../../src/kernel/constant-column.ts';
import { keepColumn } from '../../src/kernel/kept-column.ts';
import { narrowAmounts, narrowFlags, narrowNumbers } from '../../src/kernel/narrow-column.ts';

describe('columns that are kept', () => {
  test('hold what was in the room they are copied from, whatever is written there later', () => {
    const kinds = [Float32Array, Float64Array, Uint8Array, Uint16Array, Uint32Array, Int16Array, Int32Array] as const;
    const column = fc.tuple(fc.constantFrom(...kinds), fc.array(fc.nat(100), { maxLength: 3000 }));
    fc.assert(
      fc.property(fc.array(column, { maxLength: 20 }), (columns) => {
        const kept = columns.map(([Kind, values]) => {
          const room = Kind.from([...values, 7, 7]);
          const copy = keepColumn(room, values.length);
          room.fill(1);
          return { copy, Kind };
        });
        for (const [at, { copy, Kind }] of kept.entries()) {
          expect(copy).toBeInstanceOf(Kind);
          expect([...copy]).toEqual(columns[at]?.[1]);
        }
      }),
    );
  });

  test('are narrow where that loses nothing, long ones and short ones', () => {
    for (const count of [3, 5000]) {
      const amounts = Float64Array.from({ length: count }, (_, at) => at * 4096);
      expect(narrowAmounts(amounts, count)).toEqual(Float32Array.from(amounts));
      amounts[1] = 2 ** 40 + 1;
      expect(narrowAmounts(amounts, count)).toEqual(amounts);
      amounts[1] = Number.NaN;
      expect(narrowAmounts(amounts, count)).toBeInstanceOf(Float32Array);
      const numbers = Uint32Array.from({ length: count }, (_, at) => at);
      expect(narrowNumbers(numbers, count, 0x10000)).toEqual(Uint16Array.from(numbers));
      expect(narrowNumbers(numbers, count, 0x10001)).toEqual(numbers);
      const flags = Int32Array.from({ length: count }, (_, at) => at - 1);
      expect(narrowFlags(flags, count, 0x7fff)).toEqual(Int16Array.from(flags));
      expect(narrowFlags(flags, count, 0x8000)).toEqual(flags);
    }
  });

  test('of one number are the front of one column, as long as asked for', () => {
    for (const count of [0, 1, 64, 65, 2, 200_000, 3]) {
      const [page, none] = [constantColumn(4096, count), constantColumn(Number.NaN, count)];
      expect([page.length, none.length]).toEqual([count, count]);
      expect(page.every((value) => value === 4096) && none.every(Number.isNaN)).toBe(true);
    }
    expect(constantColumn(0, 8).buffer).toBe(constantColumn(0, 5).buffer);
  });
});
