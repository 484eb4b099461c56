import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../src/diff/assign.ts';

/** The cheapest assignment by trying all of them. */
function cheapest(costs: readonly (readonly number[])[], row = 0, taken = 0): number {
  if (row === costs.length) return 0;
  let best = Infinity;
  for (const [column, cost] of (costs[row] ?? []).entries()) {
    if ((taken & (1 << column)) !== 0) continue;
    best = Math.min(best, cost + cheapest(costs, row + 1, taken | (1 << column)));
  }
  return best;
}

describe('the assignment of rows to columns', () => {
  const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 3 })).chain(([rows, extra]) =>
    fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: rows + extra, maxLength: rows + extra }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

  it('is one to one and as cheap as the cheapest of all', () => {
    fc.assert(
      fc.property(table, (costs) => {
        const columns = [...assign(costs.length, costs[0]?.length ?? 0, (row, column) => costs[row]?.[column] ?? 0)];
        expect(new Set(columns).size).toBe(costs.length);
        const total = columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? NaN), 0);
        expect(total).toBe(cheapest(costs));
      }),
    );
  });
});
