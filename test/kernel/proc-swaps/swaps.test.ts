import { describe, expect, it } from 'vitest';
import { swaps } from '../../../src/kernel/proc-swaps/index.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const { parse } = swaps;
const header = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';
const sample = `${header}/dev/vdc                                partition\t196604\t\t46356\t\t-2\n/dev/zram0                              partition\t8388604\t\t76\t\t100\n`;

describe('swaps', () => {
  it('reads a row for each area, in bytes, with single or several tabs between columns', () => {
    for (const text of [sample, sample.replaceAll('\t\t', '\t')]) {
      const parsed = parse(encode(text), context);
      expect(parsed.notes).toEqual([]);
      expect(amountOf(parsed, '/dev/vdc / Used')).toBe(46356 * 1024);
      expect(amountOf(parsed, '/dev/zram0 / Priority')).toBe(100);
      expect(amountOf(parsed, '/dev/vdc / Priority')).toBe(-2);
    }
  });

  it('is an empty table without swap, and nothing at all when the file is empty', () => {
    expect(parse(encode(header), context)).toEqual({ record: { type: 'table', rows: [] }, notes: [] });
    expect(parse(encode(''), context)).toEqual({ record: { type: 'table', rows: [] }, notes: [] });
  });

  it('undoes the octal escapes of paths and tells names apart that are not UTF-8', () => {
    const bytes = encode(`${header}/var/swap\\040file\\134x file 8 4 -2\n/a? file 8 4 -3\n`);
    bytes[bytes.indexOf('?'.charCodeAt(0))] = 0xff;
    const { record, notes } = parse(bytes, context);
    expect(notes).toEqual([]);
    expect(record.type === 'table' && record.rows.map(({ label }) => label)).toEqual(['/var/swap file\\x', '/a\udcff']);
  });

  it('notes rows that do not fit the header, and unknown columns once', () => {
    const parsed = parse(encode(`${header.trimEnd()}\tFuture\n/dev/a partition 4 0 -2 9\n/dev/b (deleted) file 4 0 -3 9\n`), context);
    expect(amountOf(parsed, '/dev/a / Future')).toBe(9);
    expect(parsed.notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual(['unknown-field 1', 'malformed-line 3']);
  });

  it('gives no wrong number when cut anywhere', () => {
    expectNoWrongNumberWhenCut(parse, encode(sample));
  });

  it('never throws', () => {
    expectNoThrow(parse, [header, 'Filename', '/dev/vdc', 'partition']);
  });
});
