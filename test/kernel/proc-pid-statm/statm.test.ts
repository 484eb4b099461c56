import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { statm } from '../../../src/kernel/proc-pid-statm/index.ts';
import { readSample } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut, valuesOf } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => statm.parse(bytes, on);

describe('statm', () => {
  it('makes bytes of the seven page counts', () => {
    const { record, notes } = parse(readSample(import.meta.url, 'samples/6.12'));
    expect(
      Object.fromEntries([...valuesOf(record)].map(([name, field]) => [name, field.kind === 'amount' ? field.amount / 4096 : null])),
    ).toEqual({
      size: 5315,
      resident: 4524,
      shared: 543,
      text: 3,
      lib: 0,
      data: 4539,
      dt: 0,
    });
    expect(notes).toEqual([]);
  });

  it('uses the page size of the captured host', () => {
    expect(amountOf(parse(encode('10 9 8 7 0 5 0\n'), { ...context, pageSize: 65_536 }), 'resident')).toBe(9 * 65_536);
  });

  it('reads a process without address space as seven zeros', () => {
    const { record, notes } = parse(readSample(import.meta.url, 'samples/6.12-zombie'));
    expect([...valuesOf(record).values()].map((field) => (field.kind === 'amount' ? field.amount : null))).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(notes).toEqual([]);
  });

  it('accepts any spacing, CRLF and padding, and notes what is too short, too long or behind', () => {
    expect(parse(encode(' 1\t2  3 4 0 6 0 \r\n')).notes).toEqual([]);
    const codes = (text: string) => parse(encode(text)).notes.map(({ code }) => code);
    expect(codes('1 2 3 4 0 6 0\n\0\0')).toEqual(['padding']);
    expect(codes('1 2 3\n')).toEqual(['malformed-line']);
    expect(codes('1 2 3 4 0 6 0 9\n')).toEqual(['unknown-field']);
    expect(codes('1 2 3 4 0 6 0\n1 2 3 4 0 6 0\n')).toEqual(['unknown-line']);
    expect(codes('1 -2 3 4 0 6 18446744073709551615\n')).toEqual(['implausible-value', 'implausible-value']);
    expect(codes('')).toEqual([]);
  });

  it('gives no wrong number when cut anywhere, and never throws', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12'));
    expectNoThrow(parse, ['1193 560 ', '-1 ']);
  });
});
