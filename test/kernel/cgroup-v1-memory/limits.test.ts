import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { cgroupV1Memory } from '../../../src/kernel/cgroup-v1-memory/index.ts';
import { cgroupV1MemoryStat } from '../../../src/kernel/cgroup-v1-memory-stat/index.ts';
import { cgroupV2Memory } from '../../../src/kernel/cgroup-v2-memory/index.ts';
import { amountOf, context, encode, expectNoThrow } from '../sturdy.ts';

const wide = 2n ** 63n;
/** What the kernels print for "no limit", and from which value on nothing real can lie. */
const kernels: readonly { readonly name: string; readonly sentinel: bigint; readonly pageSize: number; readonly wordSize: 32 | 64 }[] = [
  { name: 'page counters, 4 KiB pages', sentinel: wide - 2n ** 12n, pageSize: 4096, wordSize: 64 },
  { name: 'page counters, 16 KiB pages', sentinel: wide - 2n ** 14n, pageSize: 16_384, wordSize: 64 },
  { name: 'page counters, 64 KiB pages', sentinel: wide - 2n ** 16n, pageSize: 65_536, wordSize: 64 },
  { name: 'LLONG_MAX of the first kernels', sentinel: wide - 1n, pageSize: 4096, wordSize: 64 },
  { name: 'ULLONG_MAX of kernels up to 3.18', sentinel: 2n ** 64n - 1n, pageSize: 4096, wordSize: 64 },
  { name: '32-bit, 4 KiB pages', sentinel: 2n ** 43n - 2n ** 12n, pageSize: 4096, wordSize: 32 },
  { name: '32-bit, 16 KiB pages', sentinel: 2n ** 45n - 2n ** 14n, pageSize: 16_384, wordSize: 32 },
];

const read = (name: string, text: string, on: Partial<ParseContext> = {}) =>
  amountOf(
    (name.startsWith('v2:') ? cgroupV2Memory : cgroupV1Memory).parse(encode(`${text}\n`), {
      ...context,
      path: `sys/fs/cgroup/a/${name.replace('v2:', '')}`,
      ...on,
    }),
    name.replace('v2:', ''),
  );

describe('limits of cgroups', () => {
  it.each(kernels)('are unlimited for the sentinel of $name', ({ sentinel, pageSize, wordSize }) => {
    for (const file of [
      'memory.limit_in_bytes',
      'memory.soft_limit_in_bytes',
      'memory.memsw.limit_in_bytes',
      'memory.kmem.tcp.limit_in_bytes',
    ])
      expect(read(file, String(sentinel), { pageSize, wordSize })).toBe('unlimited');
    const stat = cgroupV1MemoryStat.parse(encode(`cache 0\nhierarchical_memory_limit ${String(sentinel)}\n`), {
      ...context,
      pageSize,
      wordSize,
    });
    expect(amountOf(stat, 'hierarchical_memory_limit')).toBe('unlimited');
  });

  it('stay numbers one page below the lowest sentinel', () => {
    const floor = wide - 2n ** 21n;
    for (const page of [4096n, 16_384n, 65_536n]) {
      expect(read('memory.limit_in_bytes', String(floor - page), { pageSize: Number(page) })).toBe(Number(floor - page));
    }
    expect(read('memory.limit_in_bytes', '8796093014016', { wordSize: 32 })).toBe(8_796_093_014_016);
  });

  it('take the 32-bit sentinel for a real limit on a 64-bit host and where the width is unknown', () => {
    expect(read('memory.limit_in_bytes', '8796093018112')).toBe(8_796_093_018_112);
    expect(read('memory.limit_in_bytes', '8796093018112', { wordSize: null })).toBe(8_796_093_018_112);
  });

  it('are unlimited where a kernel printed the maximum of a TCP counter in pages', () => {
    const file = 'memory.kmem.tcp.limit_in_bytes';
    expect(read(file, '2251799813685247')).toBe('unlimited');
    expect(read(file, '140737488355327')).toBe('unlimited');
    expect(read(file, '2147483647', { wordSize: 32 })).toBe('unlimited');
    expect(read(file, '2251799813685248')).toBe(2_251_799_813_685_248);
    expect(read(file, '2147483647')).toBe(2_147_483_647);
    expect(read('memory.limit_in_bytes', '2251799813681152')).toBe(2_251_799_813_681_152);
  });

  it('are numbers, 0 among them, or the word max in version 2', () => {
    expect(read('v2:memory.max', 'max')).toBe('unlimited');
    expect(read('v2:memory.high', '0')).toBe(0);
    expect(read('v2:memory.swap.max', '33554432')).toBe(33_554_432);
    // A sentinel of version 1 that somebody copied into version 2 limits nothing either.
    expect(read('v2:memory.max', '9223372036854771712')).toBe('unlimited');
  });

  it('are not made of usage: a large counter is a number or noted, never unlimited', () => {
    expect(read('memory.usage_in_bytes', '8796093018112', { wordSize: 32 })).toBe(8_796_093_018_112);
    const wrapped = cgroupV1Memory.parse(encode('18446744073709547520\n'), { ...context, path: 'memory.usage_in_bytes' });
    expect(amountOf(wrapped, 'memory.usage_in_bytes')).toBe('18446744073709547520');
    expect(wrapped.notes.map(({ code }) => code)).toEqual(['implausible-value']);
    const negative = cgroupV1Memory.parse(encode('-4096\n'), { ...context, path: 'memory.usage_in_bytes' });
    expect(negative.notes.map(({ code }) => code)).toEqual(['implausible-value']);
  });

  it('gives every single-number file under its own name, and notes a cut one', () => {
    for (const file of [...cgroupV1Memory.where, ...cgroupV2Memory.where]) {
      const kernelFile = cgroupV1Memory.where.some((name) => name === file) ? cgroupV1Memory : cgroupV2Memory;
      const whole = kernelFile.parse(encode('4096\n'), { ...context, path: file });
      expect([file, amountOf(whole, file), whole.notes]).toEqual([file, 4096, []]);
      expect(kernelFile.parse(encode('409'), { ...context, path: file }).notes).toEqual([{ code: 'truncated', line: 1, text: '409' }]);
    }
  });

  it('never throws, and takes no time over a number of a million digits', () => {
    expectNoThrow((bytes, on) => cgroupV1Memory.parse(bytes, on), ['max', '4096'], { ...context, path: 'memory.limit_in_bytes' });
    expect(read('memory.limit_in_bytes', '9'.repeat(1_000_000))).not.toBe('unlimited');
  });
});
