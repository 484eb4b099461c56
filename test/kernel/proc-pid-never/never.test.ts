import { describe, expect, it } from 'vitest';
import { clearRefs } from '../../../src/kernel/proc-pid-clear-refs/index.ts';
import { coredumpFilter } from '../../../src/kernel/proc-pid-coredump-filter/index.ts';
import { pagemap } from '../../../src/kernel/proc-pid-pagemap/index.ts';
import { amountOf, context, encode, expectNoThrow, valuesOf, type Parse } from '../sturdy.ts';

describe('files that are explained and never opened', () => {
  it('say so', () => {
    for (const file of [clearRefs, pagemap, coredumpFilter]) expect(file.capture).toBe('never');
  });

  it('lose nothing of a copy that somebody made', () => {
    expect(clearRefs.parse(encode('1\n2\n'), context).notes.map(({ code, line }) => [code, line])).toEqual([
      ['unknown-line', 1],
      ['unknown-line', 2],
    ]);
    expect(pagemap.parse(new Uint8Array(16), context).notes.map(({ text }) => text)).toEqual(['16 bytes of page entries, not read']);
    expect(pagemap.parse(new Uint8Array(), context).notes).toEqual([]);
  });

  it('read the mask of coredump_filter bit by bit', () => {
    const parse: Parse = (bytes, on) => coredumpFilter.parse(bytes, on);
    const parsed = parse(encode('00000033\n'), context);
    expect([...valuesOf(parsed.record)].filter(([, field]) => field.kind === 'amount' && field.amount === 1).map(([name]) => name)).toEqual(
      ['bit 0', 'bit 1', 'bit 4', 'bit 5'],
    );
    expect(amountOf(parsed, 'bit 2')).toBe(0);
    expect(parse(encode('00000200\n'), context).notes.map(({ code }) => code)).toEqual(['unknown-field']);
    expect(parse(encode('0x33\n33\n33\n'), context).notes.map(({ code, line }) => [code, line])).toEqual([
      ['malformed-line', 1],
      ['unknown-line', 3],
    ]);
    expectNoThrow(parse, ['00000033\n', 'ffffffffffffffff\n']);
  });
});
