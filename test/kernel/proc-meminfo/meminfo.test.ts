import { describe, expect, it } from 'vitest';
import { meminfo } from '../../../src/kernel/proc-meminfo/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const { parse } = meminfo;

describe('meminfo', () => {
  it.each(['6.1', '6.12'])('knows every line of a %s kernel', (kernel) => {
    const parsed = parse(readSample(import.meta.url, `samples/${kernel}`), context);
    expect(parsed.notes).toEqual([]);
  });

  it('makes bytes of kB and leaves huge page counts as counts', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'), context);
    expect(amountOf(parsed, 'MemTotal')).toBe(989_812 * 1024);
    expect(amountOf(parsed, 'HugePages_Total')).toBe(8);
    expect(amountOf(parsed, 'Hugepagesize')).toBe(2 * 1024 ** 2);
    expect(amountOf(parsed, 'VmallocTotal')).toBe(13743895347199 * 1024);
  });

  it('holds the identities that one read of the file must hold', () => {
    for (const kernel of ['6.1', '6.12']) {
      const of = (name: string): number => Number(amountOf(parse(readSample(import.meta.url, `samples/${kernel}`), context), name));
      expect(of('Active')).toBe(of('Active(anon)') + of('Active(file)'));
      expect(of('Inactive')).toBe(of('Inactive(anon)') + of('Inactive(file)'));
      expect(of('Slab')).toBe(of('SReclaimable') + of('SUnreclaim'));
      expect(of('HugePages_Rsvd')).toBeLessThanOrEqual(of('HugePages_Free'));
    }
  });

  it('reads any spacing, CRLF and NUL padding, and a missing line stays missing', () => {
    const parsed = parse(encode('MemTotal:1024 kB\r\nMemFree:\t 8 kB\r\n\0\0'), context);
    expect(amountOf(parsed, 'MemTotal')).toBe(1024 ** 2);
    expect(amountOf(parsed, 'MemFree')).toBe(8192);
    expect(amountOf(parsed, 'MemAvailable')).toBeUndefined();
    expect(parsed.notes.map(({ code }) => code)).toEqual(['padding']);
  });

  it('notes wrapped, negative and impossible values instead of reading them', () => {
    const parsed = parse(encode('Cached: 18446744073709551612 kB\nMemFree: -4 kB\nDirty: 12 MB\nShmem: many kB\n'), context);
    for (const name of ['Cached', 'MemFree', 'Dirty', 'Shmem']) expect(typeof amountOf(parsed, name)).toBe('string');
    expect(parsed.notes.map(({ code }) => code)).toEqual(['implausible-value', 'implausible-value', 'unexpected-unit', 'malformed-line']);
  });

  it('flags a last line that may be cut', () => {
    const parsed = parse(encode('MemTotal: 1024 kB\nHugePages_Total:      1'), context);
    expect(parsed.notes).toEqual([{ code: 'truncated', line: 2, text: 'HugePages_Total:      1' }]);
  });

  it('gives no wrong number when cut anywhere', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12'));
  });

  it('takes lines in any order and keeps unknown fields', () => {
    const sample = sampleText(import.meta.url, 'samples/6.1');
    expectAnyOrder(parse, sample);
    expectUnknownKept(parse, sample, 'FutureThing:      12 kB', 'FutureThing');
  });

  it('never throws', () => {
    expectNoThrow(parse, ['MemTotal', 'Active(anon)', 'HugePages_Free', 'kB']);
  });
});
