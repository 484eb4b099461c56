import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLinks, decodeReadResult } from '../../src/capture/reader-job.ts';
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

  it('says of maps how large the process is, and whether that is known', () => {
    const decode = (tail: string): unknown => {
      const bytes = Buffer.from(` 1 2 3 4 5 6${tail}`);
      return decodeReadResult(bytes, 0, bytes.length).size;
    };
    expect(decode(' abc -1 92 4096 8192')).toEqual({ mappings: 92, largestHoldBytes: 4096, residentBytes: 8192 });
    expect(decode('  -1 0 0 -1')).toEqual({ mappings: 0, largestHoldBytes: 0, residentBytes: null });
    expect(decode(' abc -1')).toBeUndefined();
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

  it('tells apart what is noted already from what can not be read', () => {
    const { links } = decodeLinks(Buffer.from('17\0=\0-EACCES'));
    expect(links).toEqual([
      { target: null, errno: '' },
      { target: null, errno: 'EACCES' },
    ]);
  });
});
