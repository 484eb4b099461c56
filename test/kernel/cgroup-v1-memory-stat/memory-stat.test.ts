import { describe, expect, it } from 'vitest';
import { cgroupV1MemoryStat } from '../../../src/kernel/cgroup-v1-memory-stat/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const parse = (bytes: Uint8Array) => cgroupV1MemoryStat.parse(bytes, context);
const sample = sampleText(import.meta.url, 'samples/6.1');

describe('memory.stat of version 1', () => {
  it('knows every line, and holds its identities', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.1'));
    const of = (name: string): number => Number(amountOf(parsed, name));
    expect(parsed.notes).toEqual([]);
    expect(of('hierarchical_memory_limit')).toBe(33_554_432);
    expect(of('total_shmem')).toBeLessThanOrEqual(of('total_cache'));
    const lists = ['inactive_anon', 'active_anon', 'inactive_file', 'active_file', 'unevictable'].map((list) => of(`total_${list}`));
    expect(lists.reduce((sum, list) => sum + list, 0)).toBe(of('total_rss') + of('total_cache'));
  });

  it('leaves missing what swap accounting or age leaves out', () => {
    const parsed = parse(encode('cache 4096\nrss 0\ntotal_cache 4096\n'));
    expect(amountOf(parsed, 'swap')).toBeUndefined();
    expect(amountOf(parsed, 'hierarchical_memsw_limit')).toBeUndefined();
    expect(amountOf(parsed, 'rss')).toBe(0);
  });

  it('notes wrapped values instead of reading them', () => {
    const parsed = parse(encode('rss_huge 18446744073707454464\ndirty -4096\n'));
    expect(parsed.notes.map(({ code }) => code)).toEqual(['implausible-value', 'implausible-value']);
    expect(amountOf(parsed, 'dirty')).toBe('-4096');
  });

  it('accepts CRLF, tabs, NUL padding and no final newline', () => {
    const parsed = parse(encode('cache\t4096\r\nrss   8192\r\nswap 0\0\0'));
    expect([amountOf(parsed, 'cache'), amountOf(parsed, 'rss'), amountOf(parsed, 'swap')]).toEqual([4096, 8192, 0]);
    expect(parsed.notes.map(({ code }) => code)).toEqual(['padding', 'truncated']);
  });

  it('is sturdy', () => {
    expectAnyOrder(parse, sample);
    expectUnknownKept(parse, sample, 'total_of_tomorrow 17', 'total_of_tomorrow');
    expectNoWrongNumberWhenCut(parse, encode(sample));
    expectNoThrow(parse, ['cache', 'total_rss', 'hierarchical_memory_limit', '9223372036854771712']);
  });
});
