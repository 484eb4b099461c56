import { describe, expect, it } from 'vitest';
import { cgroupV1HugetlbNumaStat } from '../../../src/kernel/cgroup-v1-hugetlb-numa-stat/index.ts';
import { cgroupV1MemoryNumaStat } from '../../../src/kernel/cgroup-v1-memory-numa-stat/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on = context) => cgroupV1MemoryNumaStat.parse(bytes, on);

describe('memory.numa_stat of version 1', () => {
  it('makes bytes of pages, by the page size of the host', () => {
    const bytes = readSample(import.meta.url, 'samples/6.1');
    expect(parse(bytes).notes).toEqual([]);
    expect(amountOf(parse(bytes), 'total / total')).toBe(545 * 4096);
    expect(amountOf(parse(bytes), 'hierarchical_anon / N1')).toBe(542 * 4096);
    expect(amountOf(parse(bytes, { ...context, pageSize: 65_536 }), 'anon / N0')).toBe(3 * 65_536);
  });

  it('leaves the bytes of hugetlb.<size>.numa_stat as they are', () => {
    const parsed = cgroupV1HugetlbNumaStat.parse(
      encode('total=8388608 N0=8388608 N1=0\nhierarchical_total=8388608 N0=8388608 N1=0\n'),
      context,
    );
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, 'hierarchical_total / hierarchical_total')).toBe(8_388_608);
  });

  it('keeps lines of vendors and notes them', () => {
    const parsed = parse(encode('total=1 N0=1\nnuma_locality 3 4 5\nnuma_exectime=7 N0=7\nfile=2 N0=x N0=2\n'));
    expect(parsed.notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual([
      'unknown-field 2',
      'malformed-line 2',
      'unknown-field 3',
      'malformed-line 4',
      'malformed-line 4',
    ]);
    expect(amountOf(parsed, 'numa_exectime / N0')).toBe(7);
    expect(amountOf(parsed, 'file / N0')).toBe('x');
  });

  it('reads the first of two equal lines', () => {
    const parsed = parse(encode('file=1 N0=1\nfile=2 N0=2\n'));
    expect(amountOf(parsed, 'file / N0')).toBe(4096);
    expect(parsed.notes.map(({ code }) => code)).toEqual(['duplicate-field']);
  });

  it('is sturdy', () => {
    expectNoThrow(parse, ['total=', 'N0=', 'hierarchical_file']);
    expectNoWrongNumberWhenCut(parse, encode(sampleText(import.meta.url, 'samples/6.1')));
  });
});
