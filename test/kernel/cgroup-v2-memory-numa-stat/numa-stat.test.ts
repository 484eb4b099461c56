import { describe, expect, it } from 'vitest';
import { cgroupV2MemoryNumaStat } from '../../../src/kernel/cgroup-v2-memory-numa-stat/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const parse = (bytes: Uint8Array) => cgroupV2MemoryNumaStat.parse(bytes, { ...context, pageSize: 65_536 });
const sample = sampleText(import.meta.url, 'samples/6.12');

describe('memory.numa_stat of version 2', () => {
  it('has bytes already, whatever the page size, and no sums', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'));
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, 'anon / N0')).toBe(1_093_632);
    expect(amountOf(parsed, 'anon / anon')).toBeUndefined();
  });

  it('knows the rows that follow after 6.18', () => {
    expect(parse(encode('pgscan_kswapd N0=1 N1=2\npgsteal_direct N0=1 N1=2\nhugetlb N0=0\n')).notes).toEqual([]);
  });

  it('is sturdy', () => {
    expectUnknownKept(parse, sample, 'of_tomorrow N0=1 N1=2', 'of_tomorrow / N1');
    expectNoThrow(parse, ['anon', 'N0=', '4096']);
    expectNoWrongNumberWhenCut(parse, encode(sample));
  });
});
