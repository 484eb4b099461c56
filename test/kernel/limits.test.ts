import { describe, expect, it } from 'vitest';
import { allKernelFiles } from '../../src/kernel/index.ts';
import { amountOf, encode } from './sturdy.ts';

const KiB = 1024;

/** How each kind of kernel prints "no limit" in a v1 limit file, and what a real limit one page below it prints. */
const kernels = [
  { kernel: '64 bits, 4 KiB pages', wordSize: 64, pageSize: 4 * KiB, unlimited: '9223372036854771712' },
  { kernel: '64 bits, 16 KiB pages', wordSize: 64, pageSize: 16 * KiB, unlimited: '9223372036854759424' },
  { kernel: '64 bits, 64 KiB pages', wordSize: 64, pageSize: 64 * KiB, unlimited: '9223372036854710272' },
  { kernel: '32 bits, 4 KiB pages', wordSize: 32, pageSize: 4 * KiB, unlimited: '8796093018112' },
  { kernel: 'LONG_MAX of old kernels', wordSize: 64, pageSize: 4 * KiB, unlimited: '9223372036854775807' },
  { kernel: 'ULONG_MAX of older ones', wordSize: 64, pageSize: 4 * KiB, unlimited: '18446744073709551615' },
] as const;

function limitOf(id: string, name: string, text: string, wordSize: 32 | 64 | null, pageSize: number): number | string | undefined {
  const file = allKernelFiles.find((candidate) => candidate.id === id);
  if (file === undefined) throw new Error(`no ${id}`);
  const path = `sys/fs/cgroup/memory/a/${name}`;
  return amountOf(file.parse(encode(`${text}\n`), { path, pageSize, wordSize, ticksPerSecond: 100 }), name);
}

describe.each(kernels)('no limit as printed by $kernel', ({ wordSize, pageSize, unlimited }) => {
  it.each(['memory.limit_in_bytes', 'memory.soft_limit_in_bytes', 'memory.memsw.limit_in_bytes', 'memory.kmem.tcp.limit_in_bytes'])(
    'is unlimited in %s, never a number',
    (name) => {
      expect(limitOf('v1:memory', name, unlimited, wordSize, pageSize)).toBe('unlimited');
    },
  );

  it('is unlimited in hierarchical_memory_limit', () => {
    const stat = allKernelFiles.find(({ id }) => id === 'v1:memory.stat');
    const parsed = stat?.parse(encode(`cache 4096\nhierarchical_memory_limit ${unlimited}\n`), {
      ...{ path: 'sys/fs/cgroup/memory/a/memory.stat', pageSize, wordSize, ticksPerSecond: 100 },
    });
    expect(parsed === undefined ? null : amountOf(parsed, 'hierarchical_memory_limit')).toBe('unlimited');
  });
});

describe('a real limit', () => {
  it('one page below what a 32-bit kernel calls none is a number', () => {
    expect(limitOf('v1:memory', 'memory.limit_in_bytes', String(8796093018112 - 4096), 32, 4096)).toBe(8796093018112 - 4096);
  });

  it('of 8796093018112 bytes is a number on a 64-bit host, and where the width is not known', () => {
    for (const width of [64, null] as const)
      expect(limitOf('v1:memory', 'memory.limit_in_bytes', '8796093018112', width, 4096)).toBe(8796093018112);
  });

  it('one page below 2^63 - 2^21 is not unlimited, whatever the page size', () => {
    for (const pageSize of [4, 16, 64].map((size) => size * KiB)) {
      const below = (2n ** 63n - 2n ** 21n - BigInt(pageSize)).toString();
      const read = limitOf('v1:memory', 'memory.limit_in_bytes', below, 64, pageSize);
      // A double holds it exactly or it stays text: never another number.
      expect(typeof read === 'number' ? BigInt(read).toString() : read).toBe(below);
    }
  });

  it('of v2 is max or bytes', () => {
    expect(limitOf('v2:memory', 'memory.max', 'max', 64, 4096)).toBe('unlimited');
    expect(limitOf('v2:memory', 'memory.max', '8192', 64, 4096)).toBe(8192);
  });

  it('of a process is unlimited by its word, and by RLIM_INFINITY of either width', () => {
    const limits = allKernelFiles.find(({ id }) => id === 'limits');
    const of = (text: string, wordSize: 32 | 64): unknown => {
      const line = `Limit                     Soft Limit           Hard Limit           Units     \nMax locked memory         ${text.padEnd(20)} ${text.padEnd(20)} bytes     \n`;
      const record = limits?.parse(encode(line), { path: 'proc/1/limits', pageSize: 4096, wordSize, ticksPerSecond: 100 }).record;
      return record?.type === 'table'
        ? [...(record.rows[0]?.cells.values() ?? [])].map(({ kind }) => kind)
        : record?.type === 'fields'
          ? [...record.fields.values()].map(({ kind }) => kind)
          : null;
    };
    expect(of('unlimited', 64)).toContain('unlimited');
    expect(of('18446744073709551615', 64)).toContain('unlimited');
    expect(of('4294967295', 32)).toContain('unlimited');
    expect(of('4294967295', 64)).not.toContain('unlimited');
  });
});
