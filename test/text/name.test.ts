import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeName, encodeName, eachLine, lineText, readShownName, showName } from '../../src/text/index.ts';

describe('names', () => {
  it('give their bytes back, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(encodeName(decodeName(bytes))).toEqual(bytes);
      }),
    );
  });

  it('decode valid UTF-8 as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(decodeName(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      }),
    );
  });

  it('never join overlong forms, surrogates and cut sequences with a valid character', () => {
    for (const bytes of [[0xc0, 0x80], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe4, 0xb8], [0xff]]) {
      const name = decodeName(Uint8Array.from(bytes));
      expect([...name].map((character) => (character.codePointAt(0) ?? 0) - 0xdc00)).toEqual(bytes);
    }
  });

  it('are shown without controls and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const name = decodeName(bytes);
        expect(readShownName(showName(name))).toBe(name);
      }),
    );
  });

  it('and lines take linear time, hostile ones too', () => {
    const invalid = new Uint8Array(1_000_000).fill(0xff);
    expect(decodeName(invalid).length).toBe(invalid.length);
    const blanks = new Uint8Array(1_000_000).fill(32);
    blanks[999_999] = 120;
    for (const line of eachLine(blanks)) expect(lineText(line).length).toBe(1_000_000);
  });
});
