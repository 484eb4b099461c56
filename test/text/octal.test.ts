import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameLines, unescapeOctal } from '../../src/text/index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('octal escapes', () => {
  it('give back what the kernel escaped', () => {
    expect(decode(unescapeOctal(encode('/mnt/a\\040b\\011c\\012d\\134e\\043')))).toBe('/mnt/a b\tc\nd\\e#');
    expect(unescapeOctal(encode('\\344\\270\\255'))).toEqual(encode('中'));
  });

  it('leave alone what is none', () => {
    for (const text of ['\\', '\\04', '\\0x0', '\\x2d', '\\400', '\\89a', 'plain']) expect(decode(unescapeOctal(encode(text)))).toBe(text);
  });

  it('are undone exactly once: an escaped backslash makes no new escape', () => {
    const escape = (bytes: Uint8Array): Uint8Array =>
      encode(
        [...bytes]
          .map((byte) =>
            byte < 0x21 || byte > 0x7e || byte === 0x5c ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte),
          )
          .join(''),
      );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(unescapeOctal(escape(bytes))).toEqual(bytes);
      }),
    );
    expect(decode(unescapeOctal(encode('\\134040')))).toBe('\\040');
  });
});

describe('lines that end in names', () => {
  it('keep blanks and lone carriage returns, and lose those that every line has', () => {
    const texts = (text: string) => nameLines(encode(text)).lines.map((line) => decode(line.bytes));
    expect(texts('1:a:/x \n2:b:/y\r\n')).toEqual(['1:a:/x ', '2:b:/y\r']);
    expect(texts('1:a:/x \r\n2:b:/y\r\n')).toEqual(['1:a:/x ', '2:b:/y']);
    expect(nameLines(encode('0::/x\r\n')).notes).toEqual([
      { code: 'padding', line: 1, text: 'a carriage return at the end of every line' },
    ]);
    expect(texts('')).toEqual([]);
  });
});
