import { describe, expect, it } from 'vitest';
import { pressure } from '../../../src/kernel/proc-pressure/index.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const sample = 'some avg10=2.40 avg60=1.09 avg300=0.27 total=900729\nfull avg10=2.32 avg60=1.04 avg300=0.25 total=829543\n';

describe('pressure', () => {
  it('reads the file of every resource alike', () => {
    for (const path of pressure.where) expect(amountOf(pressure.parse(encode(sample), { ...context, path }), 'full.total')).toBe(829_543);
  });

  it('has fields for exactly what it explains', () => {
    const { record, notes } = pressure.parse(encode(sample), context);
    expect(notes).toEqual([]);
    expect(record.type === 'fields' && [...record.fields.keys()]).toEqual(Object.keys(pressure.metrics));
  });

  it('gives no wrong number when cut anywhere, and takes the lines in any order', () => {
    expectNoWrongNumberWhenCut(pressure.parse, encode(sample));
    expectAnyOrder(pressure.parse, sample);
  });
});
