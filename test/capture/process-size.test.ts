import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingsPerHold, processSize } from '../../src/capture/process-size.ts';
import * as size from '../../src/capture/reader-size.cjs';

const gib = 2 ** 30;
const mib = 2 ** 20;

function see(what: 'status' | 'maps', text: string, step = text.length): string {
  const bytes = Buffer.from(text);
  size.begin(what);
  for (let at = 0; at < bytes.length; at += step) size.see(what, bytes, at, Math.min(at + step, bytes.length));
  return size.words();
}

describe('the size of a process, while its files are read', () => {
  it('counts mappings and bounds the largest by what is resident, wherever the chunks are cut', () => {
    const text =
      '00400000-00500000 r-xp 00000000 08:01 1 /bin/a b\n7f0000000000-7f8000000000 ---p 00000000 00:00 0 \nffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]\n';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length }), (step) => {
        see('status', 'VmRSS:\t   65536 kB\n');
        expect(see('maps', text, step)).toBe(`3 ${64 * mib} ${64 * mib}`);
      }),
    );
  });

  it('adds up mappings in a row, since one read(2) walks several', () => {
    see('status', `VmRSS: ${gib / 1024} kB\n`);
    const line = (at: number): string => `${(at * 2 ** 22).toString(16)}-${(at * 2 ** 22 + mib).toString(16)} rw-p 0 0 0\n`;
    expect(see('maps', Array.from({ length: 20 }, (_, at) => line(at)).join(''))).toBe(`20 ${mappingsPerHold * mib} ${gib}`);
  });

  it('sums what a process has in memory, in swap and in huge pages, from whole lines only', () => {
    const residentOf = (text: string, step = text.length): number => {
      see('status', text, step);
      return Number(see('maps', '').split(' ')[2]);
    };
    const all = 'Name:\tVmRSS:   9 kB\nVmRSS:\t    1024 kB\nVmSwap:\t 4 kB\nHugetlbPages:\t 2048 kB\n';
    expect(residentOf(all)).toBe((1024 + 4 + 2048) * 1024);
    expect(residentOf(all, 7)).toBe((1024 + 4 + 2048) * 1024);
    expect(residentOf('Name:\tkthreadd\nThreads:\t1\n')).toBe(0);
    expect(residentOf('VmRSS:\t    1024 kB')).toBe(1024 * 1024);
    expect(residentOf('Name:\ta\nVmRSS:\t    102')).toBe(0);
  });

  it('bounds nothing where status was not read', () => {
    size.begin('status');
    expect(see('maps', '0-40000000 rw-p 0 0 0\n')).toBe(`1 ${gib} -1`);
  });

  it('has no mappings to count until maps was read', () => {
    see('maps', '0-1000 rw-p 0 0 0\n1000-2000 r--p 0 0 0\n');
    expect(size.count()).toBe(2);
    size.begin('maps');
    expect(size.count()).toBe(0);
  });
});

describe('the size that a decision is made by', () => {
  it('is what was found, and at most what the process can have', () => {
    expect(processSize({ mappings: 3, largestHoldBytes: gib, residentBytes: null }, mib)).toEqual({
      ...{ mappings: 3, largestHoldBytes: mib, residentBytes: mib },
    });
    expect(processSize({ mappings: 3, largestHoldBytes: 4096, residentBytes: 8192 }, mib)).toEqual({
      ...{ mappings: 3, largestHoldBytes: 4096, residentBytes: 8192 },
    });
  });

  it('takes a hold for as long as the whole where maps told nothing', () => {
    expect(processSize(undefined, mib)).toEqual({ mappings: 0, largestHoldBytes: mib, residentBytes: mib });
    expect(processSize({ mappings: 0, largestHoldBytes: 0, residentBytes: 8192 }, mib)).toEqual({
      ...{ mappings: 0, largestHoldBytes: 8192, residentBytes: 8192 },
    });
  });
});
