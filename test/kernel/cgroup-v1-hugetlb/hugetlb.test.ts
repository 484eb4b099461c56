import { describe, expect, it } from 'vitest';
import { cgroupV1Hugetlb } from '../../../src/kernel/cgroup-v1-hugetlb/index.ts';
import { metricFinder } from '../../../src/kernel/index.ts';
import { amountOf, context, encode, expectNoThrow } from '../sturdy.ts';

const read = (name: string, value: bigint | number, wordSize: 32 | 64 | null = 64) =>
  amountOf(cgroupV1Hugetlb.parse(encode(`${String(value)}\n`), { ...context, path: `sys/fs/cgroup/hugetlb/${name}`, wordSize }), name);

describe('hugetlb limits of version 1', () => {
  it.each([
    ['64KB', 2n ** 16n],
    ['2MB', 2n ** 21n],
    ['32MB', 2n ** 25n],
    ['1GB', 2n ** 30n],
    ['16GB', 2n ** 34n],
  ])('know the sentinel rounded down to a huge page of %s', (size, bytes) => {
    expect(read(`hugetlb.${size}.limit_in_bytes`, 2n ** 63n - bytes)).toBe('unlimited');
    expect(read(`hugetlb.${size}.rsvd.limit_in_bytes`, 2n ** 63n - bytes)).toBe('unlimited');
    expect(read(`hugetlb.${size}.limit_in_bytes`, 2n ** 43n - bytes, 32)).toBe('unlimited');
    expect(read(`hugetlb.${size}.limit_in_bytes`, 9_223_372_036_854_771_712n)).toBe('unlimited');
  });

  it('stay numbers one huge page below', () => {
    expect(read('hugetlb.1GB.limit_in_bytes', 2n ** 63n - 2n ** 31n)).toBe(2 ** 63 - 2 ** 31);
    expect(read('hugetlb.2MB.limit_in_bytes', 2n ** 43n - 2n ** 22n, 32)).toBe(2 ** 43 - 2 ** 22);
    expect(read('hugetlb.2MB.limit_in_bytes', 2n ** 43n - 2n ** 21n)).toBe(2 ** 43 - 2 ** 21);
    expect(read('hugetlb.2MB.limit_in_bytes', 0)).toBe(0);
  });

  it('leave usage alone', () => {
    expect(read('hugetlb.2MB.usage_in_bytes', 8_388_608)).toBe(8_388_608);
    expect(read('hugetlb.2MB.failcnt', 7)).toBe(7);
  });

  it('are explained for every size, reservations apart', () => {
    const find = metricFinder(cgroupV1Hugetlb.metrics);
    expect(find('hugetlb.1GB.limit_in_bytes')?.key).toBe('limit_in_bytes');
    expect(find('hugetlb.64KB.rsvd.limit_in_bytes')?.key).toBe('rsvd.limit_in_bytes');
  });

  it('never throw', () => {
    expectNoThrow((bytes, on) => cgroupV1Hugetlb.parse(bytes, on), ['4096'], { ...context, path: 'hugetlb.1GB.limit_in_bytes' });
  });
});
