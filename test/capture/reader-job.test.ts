import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProcessStat } from '../../src/capture/process-stat.ts';
import { decodeLinks, decodeReadResult } from '../../src/capture/reader-job.ts';
import * as identity from '../../src/capture/reader-identity.cjs';
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
    expect(decode(' abc -1 size 92 4096 8192')).toEqual({ mappings: 92, largestHoldBytes: 4096, residentBytes: 8192 });
    expect(decode('  -1 size 0 0 -1')).toEqual({ mappings: 0, largestHoldBytes: 0, residentBytes: null });
    expect(decode(' abc -1')).toBeUndefined();
  });
});

describe('which process it is', () => {
  const seeAll = (...files: readonly (readonly ['stat' | 'statm-again' | 'stat-again', string | null])[]): unknown => {
    for (const [what, text] of files) {
      identity.begin(what);
      if (text !== null) identity.see(what, Buffer.from(`..${text}..`), 2, 2 + Buffer.byteLength(text), 17);
    }
    const bytes = Buffer.from(` 1 2 3 4 5 6  -1 identity ${identity.words()}`);
    return decodeReadResult(bytes, 0, bytes.length).identity;
  };
  const stat = (comm: string, state: string, start: number): string =>
    `812 (${comm}) ${state} 1 1 1 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 ${String(start)} 1000 88 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0\n`;

  it('is told from its stat before and behind, whatever its name holds', () => {
    expect(
      seeAll(['stat', stat('a) Z (', 'S', 4711)], ['statm-again', '10 5 3 1 0 2 0\n'], ['stat-again', stat('b b', 'Z', 4712)]),
    ).toEqual({
      first: { state: 'S', flags: 4_194_560, startTime: 4711 },
      after: { state: 'Z', flags: 4_194_560, startTime: 4712 },
      statm: { text: '10 5 3 1 0 2 0', at: 17 },
    });
  });

  it('is the same that the list of processes is made of', () => {
    const comm = fc.string({ unit: fc.constantFrom('a', ' ', ')', '(', '-', '\u00e9'), maxLength: 15 });
    fc.assert(
      fc.property(comm, fc.constantFrom('R', 'S', 'D', 'Z', 'X'), fc.nat({ max: 2 ** 40 }), (name, state, start) => {
        const { first } = seeAll(['stat', stat(name, state, start)]) as { first: unknown };
        const { flags, startTime } = parseProcessStat(Buffer.from(stat(name, state, start))) ?? {};
        expect(first).toEqual({ state, flags, startTime });
      }),
    );
  });

  it('is not known where stat could not be read, or is none', () => {
    expect(seeAll(['stat', null], ['statm-again', null], ['stat-again', null])).toEqual({ first: null, after: null, statm: null });
    expect(seeAll(['stat', 'no parenthesis'], ['stat-again', '812 (cut) S 1 1'])).toEqual({ first: null, after: null, statm: null });
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
