import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLinks, decodeReadResult } from '../../src/capture/reader-job.ts';
import { StatusWatch } from '../../src/capture/status-watch.ts';
import { encodeName } from '../../src/text/index.ts';

describe('the result of a read', () => {
  it('comes back from its text, wherever that stands', () => {
    const amount = fc.nat({ max: 2 ** 50 });
    const errno = fc.constantFrom('', 'EACCES', 'ESRCH', 'ENOTSUPP');
    fc.assert(
      fc.property(fc.string(), errno, fc.tuple(amount, amount, amount, amount, amount, amount), (before, code, numbers) => {
        const bytes = Buffer.from(`${before}${code} ${numbers.join(' ')}\u0007`);
        const [at, took, longest, walked, reads, size] = numbers;
        expect(decodeReadResult(bytes, Buffer.byteLength(before), bytes.length - 1)).toEqual({
          ...{ errno: code, at, took, longest, walked, reads, bytes: size },
          ...{ sha256: null, huge: null },
        });
      }),
    );
  });

  it('says of a packed file its digest, and its huge pages where somebody counted', () => {
    const decode = (tail: string): unknown => {
      const bytes = Buffer.from(` 1 2 3 4 5 6${tail}`);
      const { sha256, huge } = decodeReadResult(bytes, 0, bytes.length);
      return { sha256, huge };
    };
    expect(decode(' abc -1')).toEqual({ sha256: 'abc', huge: null });
    expect(decode(' abc 4096')).toEqual({ sha256: 'abc', huge: 4096 });
    expect(decode('  0')).toEqual({ sha256: null, huge: 0 });
  });
});

describe('what came of links', () => {
  it('are targets of whatever bytes, and reasons', () => {
    const target = Buffer.concat([Buffer.from('-/bin/caf\u00e9 '), Buffer.from([0xff])]);
    const told = Buffer.concat([Buffer.from('17\0+'), target, Buffer.from('\0-EACCES\0+ns:[4026531836]')]);
    const { at, links = [] } = decodeLinks(told);
    expect(at).toBe(17);
    expect(links.map((link) => link.errno)).toEqual(['', 'EACCES', '']);
    expect(Buffer.from(encodeName(links[0]?.target ?? ''))).toEqual(target);
    expect(links[2]?.target).toBe('ns:[4026531836]');
  });
});

describe('StatusWatch', () => {
  it('sums what a process has in memory, in swap and in huge pages, from whole lines only', () => {
    const residentOf = (text: string): number => {
      const watch = new StatusWatch();
      watch.see('status', Buffer.from(text));
      return watch.resident();
    };
    expect(residentOf('Name:\tVmRSS:   9 kB\nVmRSS:\t    1024 kB\nVmSwap:\t 4 kB\nHugetlbPages:\t 2048 kB\n')).toBe(
      (1024 + 4 + 2048) * 1024,
    );
    expect(residentOf('Name:\tkthreadd\nThreads:\t1\n')).toBe(0);
    expect(residentOf('VmRSS:\t    1024 kB')).toBe(1024 * 1024);
    expect(residentOf('Name:\ta\nVmRSS:\t    102')).toBe(0);
  });
});
