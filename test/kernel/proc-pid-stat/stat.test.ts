import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { stat } from '../../../src/kernel/proc-pid-stat/index.ts';
import { decodeName } from '../../../src/text/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut, valuesOf } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => stat.parse(bytes, on);
const parsed = (name: string) => parse(readSample(import.meta.url, `samples/${name}`));
const tail = sampleText(import.meta.url, 'samples/6.12-odd-name').split(' S 180 ')[1] ?? '';

describe('stat', () => {
  it.each(['6.1', '6.12-odd-name', '6.12-zombie', '6.12-kernel-thread'])('reads all 52 fields of %s without a note', (sample) => {
    expect(valuesOf(parsed(sample).record).size).toBe(52);
    expect(parsed(sample).notes).toEqual([]);
  });

  it('gives ticks as ticks, CPU times as microseconds, pages and bytes as bytes', () => {
    const of = (name: string) => amountOf(parsed('6.12-odd-name'), name);
    expect(of('pid')).toBe(393);
    expect(of('comm')).toBe('x) S 1 (y z');
    expect(of('state')).toBe('S');
    expect(of('ppid')).toBe(180);
    expect(of('minflt')).toBe(2080);
    expect(of('utime')).toBe(120_000);
    expect(of('starttime')).toBe(2612);
    expect(of('vsize')).toBe(21_770_240);
    expect(of('rss')).toBe(4492 * 4096);
    expect(of('rsslim')).toBe('unlimited');
    expect(of('start_brk')).toBe(94852365352960);
    expect(of('exit_code')).toBe(0);
  });

  it('uses the page size and the clock of the captured host', () => {
    const on: ParseContext = { ...context, pageSize: 65_536, ticksPerSecond: 1000 };
    const far = parse(readSample(import.meta.url, 'samples/6.12-odd-name'), on);
    expect(amountOf(far, 'rss')).toBe(4492 * 65_536);
    expect(amountOf(far, 'utime')).toBe(12_000);
    expect(amountOf(far, 'starttime')).toBe(2612);
  });

  it('takes RLIM_INFINITY of a 32-bit host for unlimited there only', () => {
    const text = encode(sampleText(import.meta.url, 'samples/6.1').replace('18446744073709551615', '4294967295'));
    expect(amountOf(parse(text, { ...context, wordSize: 32 }), 'rsslim')).toBe('unlimited');
    expect(amountOf(parse(text), 'rsslim')).toBe(4294967295);
  });

  it('ends the name at the last parenthesis, whatever bytes it holds', () => {
    const byte = fc.oneof(fc.constantFrom(...encode(') (S1\n\\')), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 15 }), (name) => {
        const whole = parse(Uint8Array.from([...encode('393 ('), ...name, ...encode(`) S 180 ${tail}`)]));
        expect(amountOf(whole, 'comm')).toBe(decodeName(Uint8Array.from(name)));
        expect(amountOf(whole, 'ppid')).toBe(180);
        expect(amountOf(whole, 'starttime')).toBe(2612);
        expect(whole.notes).toEqual([]);
      }),
    );
  });

  it('keeps what stands for a hidden address apart from addresses', () => {
    const hidden = parse(
      encode(
        '7 (x) S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 4096 1 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n',
      ),
    );
    expect(valuesOf(hidden.record).get('startcode')).toEqual({ kind: 'text', text: '1', line: 1 });
    expect(valuesOf(hidden.record).get('start_data')).toEqual({ kind: 'text', text: '0', line: 1 });
    expect(hidden.notes).toEqual([]);
  });

  it('accepts the shorter lines of old kernels and notes every other length', () => {
    const fields = sampleText(import.meta.url, 'samples/6.12-kernel-thread')
      .trim()
      .split(' ');
    for (let count = 4; count <= 54; count += 1) {
      const line = [...fields, '0', '0'].slice(0, count).join(' ');
      const { notes, record } = parse(encode(`${line}\n`));
      expect(valuesOf(record).size).toBe(count);
      expect(notes.length, `${String(count)} fields`).toBe([41, 42, 44, 47, 52].includes(count) ? 0 : 1);
    }
  });

  it('notes foreign lines behind the first, and a file without a name', () => {
    expect(parse(encode(`1 (a b) S 180 ${tail}#!/bin/cat\n`)).notes.map(({ code, line }) => [code, line])).toEqual([['unknown-line', 2]]);
    expect(parse(encode('cpu  1 2 3\n\n')).notes.map(({ code, line }) => [code, line])).toEqual([
      ['malformed-line', 1],
      ['malformed-line', 2],
    ]);
    expect(valuesOf(parse(new Uint8Array()).record).size).toBe(0);
  });

  it('gives no wrong number when cut anywhere, and never throws', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12-odd-name'));
    expectNoWrongNumberWhenCut(parse, encode(`393 (a)\nb) S 180 ${tail}`));
    expectNoThrow(parse, ['1 (', ') S ', '18446744073709551615 ', '-1 ']);
  });
});
