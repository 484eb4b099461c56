import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeName, encodeName, readShownName, showName } from '../../src/text/index.ts';

describe('names', () => {
  test('any bytes become a string and come back unchanged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect([...encodeName(decodeName(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  test('two different names never become one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 8 }), (left, right) => {
        const same = Buffer.compare(left, right) === 0;
        expect(decodeName(left) === decodeName(right)).toBe(same);
        expect(showName(decodeName(left)) === showName(decodeName(right))).toBe(same);
      }),
    );
  });

  test('a shown name is reversible and holds no control, bidirectional or invisible character', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const name = decodeName(bytes);
        const shown = showName(name);
        expect(readShownName(shown)).toBe(name);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f]/u);
        expect(Buffer.from(shown, 'utf8').toString('utf8')).toBe(shown);
      }),
    );
  });

  test('escapes are the ones of the contract', () => {
    expect(showName(decodeName(Uint8Array.from([0x61, 0xff, 0x0a, 0x5c])))).toBe('a\\xff\\u{a}\\\\');
    expect(showName('evil\u202etxt')).toBe('evil\\u{202e}txt');
    expect(showName('system-odd\\x2dthings.slice')).toBe('system-odd\\\\x2dthings.slice');
    expect(showName('服务.service')).toBe('服务.service');
  });
});
