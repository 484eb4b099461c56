import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { status } from '../../../src/kernel/proc-pid-status/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => status.parse(bytes, on);
const parsed = (name: string) => parse(readSample(import.meta.url, `samples/${name}`));

describe('status', () => {
  it.each(['6.1', '6.12-odd-name', '6.12-hugetlb', '6.12-zombie', '6.12-kernel-thread'])('knows every line of %s', (sample) => {
    expect(parsed(sample).notes).toEqual([]);
  });

  it('makes bytes of kB', () => {
    expect(amountOf(parsed('6.12-odd-name'), 'VmRSS')).toBe(18_096 * 1024);
    expect(amountOf(parsed('6.12-odd-name'), 'Threads')).toBe(1);
    expect(amountOf(parsed('6.12-odd-name'), 'State')).toBe('S (sleeping)');
  });

  it('holds the identities that one read must hold', () => {
    for (const sample of ['6.1', '6.12-odd-name', '6.12-hugetlb']) {
      const of = (name: string): number => Number(amountOf(parsed(sample), name));
      expect(of('VmRSS')).toBe(of('RssAnon') + of('RssFile') + of('RssShmem'));
      expect(of('VmHWM')).toBeGreaterThanOrEqual(of('VmRSS'));
      expect(of('VmPeak')).toBeGreaterThanOrEqual(of('VmSize'));
      expect(of('VmLck')).toBeLessThanOrEqual(of('VmSize'));
    }
  });

  it('leaves the memory of zombies and kernel threads missing', () => {
    for (const sample of ['6.12-zombie', '6.12-kernel-thread']) {
      for (const field of ['VmRSS', 'VmSize', 'RssAnon', 'VmSwap', 'HugetlbPages']) expect(amountOf(parsed(sample), field)).toBeUndefined();
      expect(amountOf(parsed(sample), 'Threads')).toBe(1);
    }
  });

  it('gives names back as they were set', () => {
    const nameIn = (text: string) => amountOf(parse(encode(text)), 'Name');
    expect(amountOf(parsed('6.12-odd-name'), 'Name')).toBe('x) S 1 (y z');
    expect(nameIn('Name:\ta\\nb\\\\c\td \r\nUmask:\t0022\n')).toBe('a\nb\\c\td \r');
    expect(nameIn('Name:\tVmRSS:\t 4 kB\nPid:\t1\n')).toBe('VmRSS:\t 4 kB');
    expect(nameIn('Name:\t  two  blanks \nPid:\t1\n')).toBe('  two  blanks ');
    expect(nameIn('Name:   elastic\nPid:    1\n')).toBe('elastic');
    expect(nameIn('Name:\tx\r\nPid:\t1\r\n')).toBe('x');
    expect(nameIn('Name:\t\nPid:\t1\n')).toBe('');
  });

  it('never makes one name of two, whatever their bytes', () => {
    const bytes = (...odd: number[]) => Uint8Array.from([...encode('Name:\t'), ...odd, 10]);
    const names = [[0xff], [0xfe], [0xc3, 0xbf], [0x5c, 0x5c], [0x5c, 0x6e], [0x5c, 0x5c, 0x6e]].map((odd) =>
      amountOf(parse(bytes(...odd)), 'Name'),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('notes wrapped and negative values instead of reading them', () => {
    const { notes } = parse(encode('VmLib:\t18446744073709551612 kB\nVmData:\t-4 kB\n'));
    expect(notes.map(({ code }) => code)).toEqual(['implausible-value', 'implausible-value']);
  });

  it('notes a name that is no line of its own, and lines that are none', () => {
    const { notes } = parse(encode('Name:\tx\nno separator\nVmRSS:\t4 kB\nVmRSS:\t8 kB\n'));
    expect(notes.map(({ code, line }) => [code, line])).toEqual([
      ['malformed-line', 2],
      ['duplicate-field', 4],
    ]);
  });

  it('gives no wrong number when cut anywhere, and never throws', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12-odd-name'));
    expectNoThrow(parse, ['Name:\t', 'VmRSS:', 'Threads:', 'State:\tZ (zombie)\n']);
  });

  it('takes lines in any order and keeps unknown fields', () => {
    const sample = sampleText(import.meta.url, 'samples/6.1');
    expectAnyOrder(parse, sample);
    expectUnknownKept(parse, sample, 'VmFuture:\t      12 kB', 'VmFuture');
  });
});
