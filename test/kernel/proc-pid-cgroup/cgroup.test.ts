import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { cgroup } from '../../../src/kernel/proc-pid-cgroup/index.ts';
import { decodeName } from '../../../src/text/index.ts';
import { readSample } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut, valuesOf } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => cgroup.parse(bytes, on);

describe('the cgroup memberships of a process', () => {
  it('are one row a hierarchy, with systemd escapes left as they are', () => {
    const v1 = parse(readSample(import.meta.url, 'samples/6.1-v1'));
    expect(valuesOf(v1.record).size).toBe(27);
    expect(amountOf(v1, '4 / controllers')).toBe('cpu,cpuacct');
    expect(amountOf(v1, '2 / id')).toBe(2);
    expect(amountOf(v1, '2 / path')).toBe('/system.slice/system-odd\\x2dthings.slice/odd@a\\x2fb.service');
    const v2 = parse(readSample(import.meta.url, 'samples/6.12-v2'));
    expect(amountOf(v2, '0 / controllers')).toBe('');
    expect([...v1.notes, ...v2.notes]).toEqual([]);
  });

  it('are separated by the first two colons only', () => {
    const parsed = parse(encode('3:cpu,cpuacct:/a:b:memory:/c (deleted)\n1:name=x:/\n'));
    expect(amountOf(parsed, '3 / path')).toBe('/a:b:memory:/c (deleted)');
    expect(amountOf(parsed, '1 / controllers')).toBe('name=x');
    expect(parsed.notes).toEqual([]);
  });

  it('keep paths of any bytes apart, blanks at the end included', () => {
    const byte = fc.integer({ min: 1, max: 255 }).filter((value) => value !== 10 && value !== 13);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 20 }), (name) => {
        const parsed = parse(Uint8Array.from([...encode('0::/'), ...name, 10]));
        expect(amountOf(parsed, '0 / path')).toBe(`/${decodeName(Uint8Array.from(name))}`);
      }),
    );
  });

  it('note lines that are none, an id that is no number, padding and CRLF', () => {
    const codes = (text: string) => parse(encode(text)).notes.map(({ code, line }) => [code, line]);
    expect(codes('0:/x\nmemory\n0::x\n0::/x\n')).toEqual([
      ['malformed-line', 1],
      ['malformed-line', 2],
      ['malformed-line', 3],
    ]);
    expect(codes('x::/a\n')).toEqual([['malformed-line', 1]]);
    expect(codes('0::/a\n\0\0')).toEqual([['padding', 1]]);
    expect(amountOf(parse(encode('2:memory:/a\r\n0::/b\r\n')), '0 / path')).toBe('/b');
    expect(codes('')).toEqual([]);
  });

  it('give nothing unflagged that the whole file has not, and never throw', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.1-v1'));
    expectNoThrow(parse, ['0::/', '2:memory:', '/']);
  });
});
