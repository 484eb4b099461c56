import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { io } from '../../../src/kernel/proc-pid-io/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => io.parse(bytes, on);

describe('io', () => {
  it('knows every line', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'));
    expect(parsed.notes).toEqual([]);
    expect(Number(amountOf(parsed, 'rchar'))).toBeGreaterThan(0);
  });

  it('gives no wrong number when cut anywhere, in any order, with an unknown field, on noise', () => {
    const sample = sampleText(import.meta.url, 'samples/6.12');
    expectNoWrongNumberWhenCut(parse, encode(sample));
    expectAnyOrder(parse, sample);
    expectUnknownKept(parse, sample, 'future_bytes: 7', 'future_bytes');
    expectNoThrow(parse, ['rchar: ', 'read_bytes: ']);
    expect(parse(encode('rchar: -5\n')).notes.map(({ code }) => code)).toEqual(['implausible-value']);
  });
});
