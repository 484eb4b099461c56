import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comm } from '../../../src/kernel/proc-pid-comm/index.ts';
import { decodeName } from '../../../src/text/index.ts';
import { amountOf, context, encode, valuesOf } from '../sturdy.ts';

const parse = (bytes: Uint8Array) => comm.parse(bytes, context);

describe('comm', () => {
  it('is every byte but the final newline', () => {
    for (const name of ['x) S 1 (y z', 'a\nb', ' two  blanks ', 'cr\r', 'kworker/R-ipv6_addrconf', '', '\n']) {
      const parsed = parse(encode(`${name}\n`));
      expect(amountOf(parsed, 'comm')).toBe(name);
      expect(parsed.notes).toEqual([]);
    }
  });

  it('keeps names of any bytes apart', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 64 }), (name) => {
        expect(amountOf(parse(Uint8Array.from([...name, 10])), 'comm')).toBe(decodeName(Uint8Array.from(name)));
      }),
    );
  });

  it('is unknown in an empty file, and flagged when it may be cut or was padded', () => {
    expect(valuesOf(parse(new Uint8Array()).record).size).toBe(0);
    expect(parse(encode('ngin')).notes.map(({ code }) => code)).toEqual(['truncated']);
    expect(parse(encode('nginx\n\0\0')).notes.map(({ code }) => code)).toEqual(['padding']);
    expect(amountOf(parse(encode('nginx\n\0\0')), 'comm')).toBe('nginx');
  });
});
