import { describe, expect, it } from 'vitest';
import { cgroups } from '../../../src/kernel/proc-cgroups/index.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const sample = '#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpuset\t0\t25\t1\nmemory\t9\t69\t0\n';

describe('cgroups', () => {
  it('has a row for each controller', () => {
    for (const text of [sample, sample.replaceAll('\t', '    ')]) {
      const parsed = cgroups.parse(encode(text), context);
      expect(parsed.notes).toEqual([]);
      expect(amountOf(parsed, 'memory / num_cgroups')).toBe(69);
      expect(amountOf(parsed, 'memory / enabled')).toBe(0);
    }
  });

  it('is an empty table on a kernel without controllers', () => {
    expect(cgroups.parse(encode(sample.slice(0, sample.indexOf('\n') + 1)), context).record).toEqual({ type: 'table', rows: [] });
  });

  it('gives no wrong number when cut anywhere, and never throws', () => {
    expectNoWrongNumberWhenCut(cgroups.parse, encode(sample));
    expectNoThrow(cgroups.parse, ['#subsys_name\thierarchy\n', 'memory']);
  });
});
