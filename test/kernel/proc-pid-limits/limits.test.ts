import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { limits } from '../../../src/kernel/proc-pid-limits/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import {
  amountOf,
  context,
  encode,
  expectAnyOrder,
  expectNoThrow,
  expectNoWrongNumberWhenCut,
  expectUnknownKept,
  valuesOf,
} from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => limits.parse(bytes, on);
const of = (name: string) => amountOf(parse(readSample(import.meta.url, 'samples/6.12')), name);

describe('limits', () => {
  it('are one row a limit with soft, hard and units', () => {
    const { record, notes } = parse(readSample(import.meta.url, 'samples/6.12'));
    expect(valuesOf(record).size).toBe(16 * 3);
    expect(notes).toEqual([]);
    expect(of('Max stack size / soft')).toBe(8 * 1024 ** 2);
    expect(of('Max stack size / hard')).toBe('unlimited');
    expect(of('Max stack size / units')).toBe('bytes');
    expect(of('Max nice priority / soft')).toBe(0);
    expect(of('Max nice priority / units')).toBe('');
  });

  it('are in base units: seconds and us become microseconds', () => {
    const text =
      'Max cpu time              10                   20                   seconds   \nMax realtime timeout      30                   unlimited            us        \n';
    expect(amountOf(parse(encode(text)), 'Max cpu time / hard')).toBe(20e6);
    expect(amountOf(parse(encode(text)), 'Max realtime timeout / soft')).toBe(30);
  });

  it('take RLIM_INFINITY in either width for unlimited, 32-bit only on 32-bit hosts', () => {
    const text = (value: string) => encode(`Max locked memory ${value} 65536 bytes\n`);
    expect(amountOf(parse(text('18446744073709551615')), 'Max locked memory / soft')).toBe('unlimited');
    expect(amountOf(parse(text('4294967295'), { ...context, wordSize: 32 }), 'Max locked memory / soft')).toBe('unlimited');
    expect(amountOf(parse(text('4294967295')), 'Max locked memory / soft')).toBe(4294967295);
    expect(amountOf(parse(text('4294963200'), { ...context, wordSize: 32 }), 'Max locked memory / soft')).toBe(4294963200);
  });

  it('may fill their columns without a gap of two blanks', () => {
    const parsed = parse(encode('Max address space         18446744073709547520 18446744073709547519 bytes\n'));
    expect(amountOf(parsed, 'Max address space / hard')).toBe('unlimited');
    expect(parsed.notes).toEqual([]);
  });

  it('note rows that are none', () => {
    const codes = (text: string) => parse(encode(text)).notes.map(({ code, line }) => [code, line]);
    expect(
      codes('Limit  Soft Limit  Hard Limit  Units\nMax data size unlimited bytes\n\nunlimited 0 bytes\nMax data size -1 2 bytes\n'),
    ).toEqual([
      ['malformed-line', 2],
      ['malformed-line', 3],
      ['malformed-line', 4],
      ['malformed-line', 5],
    ]);
  });

  it('give no wrong number when cut anywhere, in any order, with an unknown limit, on noise', () => {
    const sample = sampleText(import.meta.url, 'samples/6.12');
    expectNoWrongNumberWhenCut(parse, encode(sample));
    expectAnyOrder(parse, sample.slice(sample.indexOf('\n') + 1));
    expectUnknownKept(parse, sample, 'Max future thing  1 unlimited things', 'Max future thing / soft');
    expectNoThrow(parse, ['Max data size ', 'unlimited ', 'bytes\n']);
  });
});
