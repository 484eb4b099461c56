import { describe, expect, it } from 'vitest';
import { cgroupV2MemoryStat } from '../../../src/kernel/cgroup-v2-memory-stat/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const parse = (bytes: Uint8Array) => cgroupV2MemoryStat.parse(bytes, context);
const sample = sampleText(import.meta.url, 'samples/6.12');

describe('memory.stat of version 2', () => {
  it('knows every line of 6.12, and holds its identities', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'));
    const of = (name: string): number => Number(amountOf(parsed, name));
    expect(parsed.notes).toEqual([]);
    expect(of('anon')).toBe(2_228_224);
    expect(of('slab')).toBe(of('slab_reclaimable') + of('slab_unreclaimable'));
    expect(of('kernel')).toBeGreaterThanOrEqual(of('kernel_stack') + of('pagetables') + of('percpu') + of('slab'));
    expect(of('pgscan')).toBe(of('pgscan_kswapd') + of('pgscan_direct') + of('pgscan_khugepaged'));
  });

  it('knows the lines that other kernels have and 6.12 has not', () => {
    const other = [
      'workingset_refault',
      'workingset_activate',
      'workingset_restore',
      'hugetlb',
      'pswpin',
      'pswpout',
      'pgscan_proactive',
      'pgsteal_proactive',
      'pgdemote_proactive',
      'numa_task_migrated',
      'zswap_incomp',
    ];
    const parsed = parse(encode(other.map((name) => `${name} 1\n`).join('')));
    expect(parsed.notes).toEqual([]);
    expect(parsed.record.type === 'fields' && parsed.record.fields.size).toBe(other.length);
  });

  it('does not call a missing line 0', () => {
    expect(amountOf(parse(encode('anon 0\nfile 0\n')), 'kernel')).toBeUndefined();
  });

  it('is sturdy', () => {
    expectAnyOrder(parse, sample);
    expectUnknownKept(parse, sample, 'of_tomorrow 17', 'of_tomorrow');
    expectNoWrongNumberWhenCut(parse, encode(sample));
    expectNoThrow(parse, ['anon', 'workingset_refault_file', '18446744073709551615']);
  });
});
