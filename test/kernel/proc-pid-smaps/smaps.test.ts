import { describe, expect, it } from 'vitest';
import { mappingValue, sumColumn, viewMapping } from '../../../src/kernel/index.ts';
import { parseSmaps } from '../../../src/kernel/proc-pid-smaps/parse.ts';
import { smaps, vmFlags } from '../../../src/kernel/proc-pid-smaps/index.ts';
import { readPlainly, rowsOf } from '../mapping-rows.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow } from '../sturdy.ts';

const sample = (name: string) => readSample(import.meta.url, `samples/${name}`);
const codesOf = (text: string) => parseSmaps(encode(text)).notes.map(({ code, line }) => `${String(line)} ${code}`);
const anonymous = '7f0000000000-7f0000001000 rw-p 00000000 00:00 0 \n';
const mapping = (fields: string) => parseSmaps(encode(`${anonymous}${fields}`));

describe('smaps', () => {
  it.each(['6.1', '6.12-odd-names'])('says what its lines say, on %s', (name) => {
    const { record, notes } = parseSmaps(sample(name));
    expect(notes).toEqual([]);
    expect(rowsOf(record)).toEqual(readPlainly(sample(name)));
    expect(record.count).toBe(name === '6.1' ? 4 : 22);
  });

  it('keeps names that imitate other lines, and bytes that are no UTF-8', () => {
    const names = parseSmaps(sample('6.12-odd-names')).record.names.map((name) => name.slice(name.lastIndexOf('/') + 1));
    expect(names).toContain('Rss: 4 kB');
    expect(names).toContain('7f00-7f01 rw-p fake.bin');
    expect(names).toContain('bad-\udcff\udcfe-utf8.bin');
    expect(names).toContain('tab\there.bin');
    expect(names).toContain('back\\slash.bin');
    // As printed: the kernel does not tell an escaped newline from these four characters.
    expect(names).toContain('new\\012line.bin');
    expect(names[0]).toBe('');
  });

  it('sums a column over the mappings that have it', () => {
    const { record } = parseSmaps(sample('6.12-odd-names'));
    const plain = readPlainly(sample('6.12-odd-names'));
    const sum = plain.reduce((total, { fields }) => total + (fields['Pss'] ?? 0), 0);
    expect(sumColumn(record, 'Pss')).toEqual({ sum, known: plain.length });
    expect(sumColumn(record, 'NoSuchField')).toEqual({ sum: 0, known: 0 });
  });

  it('reads fields in any order and spacing, and without an assumption on their number', () => {
    const { record, notes } = parseSmaps(
      encode(
        [
          'b6e00000-b6e21000 rwxp 00000000 00:00 0          [heap]',
          'Pss:           123456789012 kB',
          'b6f00000-b6f21000 r-xp 00000000 b3:02 4321       /lib/libc.so',
          'Rss:\t  8 kB',
          'Size:                132 kB',
          'THPeligible:\t\t0',
          'FilePmdMapped:        0 kB',
          'b6f21000-b6f22000 rw-p 00021000 b3:02 4321       /lib/libc.so',
          'Size:4 kB',
          'Pss:                   4 kB   ',
          'THPeligible:    1',
          '',
        ].join('\n'),
      ),
    );
    expect(notes).toEqual([]);
    expect(rowsOf(record).map(({ fields }) => fields)).toEqual([
      { Pss: 123_456_789_012 * 1024 },
      { FilePmdMapped: 0, Rss: 8192, Size: 135_168, THPeligible: 0 },
      { Pss: 4096, Size: 4096, THPeligible: 1 },
    ]);
    expect(viewMapping(record, 2)).toMatchObject({
      start: 0xb6f21000,
      device: 'b3:02',
      inode: 4321,
      offset: 0x21000,
      name: '/lib/libc.so',
    });
    expect(mappingValue(record, 0, 'Size')).toBeNull();
    expect(viewMapping(record, 3)).toBeUndefined();
  });

  it('keeps number fields of newer kernels and notes each field once', () => {
    const text = `${anonymous}Rss:                   4 kB\nNewField:              8 kB\nNewCount: 7\nNewWord: abc\n`;
    const { record, notes } = parseSmaps(encode(text + text));
    expect(rowsOf(record)[1]?.fields).toEqual({ Rss: 4096, NewField: 8192, NewCount: 7 });
    expect(notes.map(({ code, text: what }) => [code, what.slice(0, 8)])).toEqual([
      ['unknown-field', 'NewField'],
      ['unknown-field', 'NewCount'],
      ['unknown-field', 'NewWord:'],
    ]);
  });

  it('notes flags without a meaning and keeps them', () => {
    const { record, notes } = mapping('VmFlags: rd wr zz ?? \n');
    expect(viewMapping(record, 0)?.flags).toEqual(['rd', 'wr', 'zz', '??']);
    expect(notes).toEqual([{ code: 'unknown-field', line: 2, text: 'VmFlags zz' }]);
    expect(viewMapping(mapping('Rss: 0 kB\n').record, 0)?.flags).toBeNull();
  });

  it('takes the name from the line that Android printed for it', () => {
    const named = mapping('Name:           [anon:libc_malloc]\nName:           [anon:libc_malloc]\nRss: 4 kB\n');
    expect(viewMapping(named.record, 0)?.name).toBe('[anon:libc_malloc]');
    expect(named.notes).toEqual([]);
    expect(codesOf(`${anonymous}Name: a\nName: b\nRss: 4 kB\n`)).toEqual(['3 duplicate-field']);
  });

  it('never makes a wrong number of a malformed value', () => {
    expect(codesOf(`${anonymous}Rss: 18446744073709551612 kB\n`)).toEqual(['2 implausible-value']);
    expect(codesOf(`${anonymous}Rss: -4 kB\nPss: x\nSize:\nSwap: 4 MB\n`)).toEqual(
      [2, 3, 4, 5].map((line) => `${String(line)} malformed-line`),
    );
    expect(codesOf(`${anonymous}Rss: 4 kB\nRss: 8 kB\n`)).toEqual(['3 duplicate-field']);
    expect(mappingValue(mapping('Rss: 4 kB\nRss: 8 kB\n').record, 0, 'Rss')).toBe(4096);
    // A number without its kB is still one of kB; it is only odd.
    expect(codesOf(`${anonymous}Rss: 4\nTHPeligible: 1 kB\n`)).toEqual(['2 unexpected-unit', '3 unexpected-unit']);
    expect(mappingValue(mapping('Rss: 4\n').record, 0, 'Rss')).toBe(4096);
  });

  it('notes what stands before the first mapping and between mappings', () => {
    expect(codesOf(`Rss: 4 kB\n#!/bin/sh\n\n${anonymous}Rss: 4 kB\nno field\n`)).toEqual([
      '1 unknown-line',
      '2 malformed-line',
      '6 malformed-line',
    ]);
  });

  it('keeps the range of a header that holds nothing else', () => {
    const { record, notes } = parseSmaps(encode('16ec0000000-16efa600000\nSize:             956416 kB\n'));
    expect(notes.map(({ code }) => code)).toEqual(['malformed-line']);
    expect(viewMapping(record, 0)).toEqual({
      ...{ start: 0x16ec0000000, end: 0x16efa600000, permissions: '', offset: null, device: '', inode: null, name: '' },
      ...{ flags: null, line: 1 },
    });
    expect(mappingValue(record, 0, 'Size')).toBe(956_416 * 1024);
  });

  it('holds inode numbers that no double holds as text', () => {
    const { record, notes } = parseSmaps(encode('7f00000000-7f00001000 r--p 00000000 00:2a 18446744073709551615   /x\nRss: 4 kB\n'));
    expect(viewMapping(record, 0)?.inode).toBe('18446744073709551615');
    expect(notes).toEqual([]);
  });

  it('holds the gate page at the top of the address space exactly', () => {
    const { record } = parseSmaps(
      encode('ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\nSize: 4 kB\n'),
    );
    const view = viewMapping(record, 0);
    expect(BigInt(view?.start ?? 0)).toBe(0xffffffffff600000n);
    expect(BigInt(view?.end ?? 0)).toBe(0xffffffffff601000n);
    // No page starts there: rather no mapping than one at a rounded address.
    expect(codesOf('ffffffffff600001-ffffffffff601000 --xp 00000000 00:00 0\n')).toEqual(['1 malformed-line']);
  });

  it('is not disturbed by carriage returns, NUL padding and a missing last newline', () => {
    const text = sampleText(import.meta.url, 'samples/6.1');
    const expected = readPlainly(sample('6.1'));
    const returns = parseSmaps(encode(text.replaceAll('\n', '\r\n')));
    expect(rowsOf(returns.record)).toEqual(expected);
    expect(returns.notes).toEqual([]);
    const padded = parseSmaps(encode(`${text}${'\0'.repeat(5000)}`));
    expect(rowsOf(padded.record)).toEqual(expected);
    expect(padded.notes).toEqual([{ code: 'padding', line: 1, text: '5000 NUL bytes at the end' }]);
    // The last line has flags: without its newline some may be missing.
    const bare = parseSmaps(encode(text.trimEnd()));
    expect(bare.notes.map(({ code }) => code)).toEqual(['truncated']);
    expect(rowsOf(bare.record).at(-1)?.header['flags']).toBeNull();
    expect(rowsOf(bare.record).at(-1)?.fields).toEqual(expected.at(-1)?.fields);
  });

  it('keeps a carriage return that belongs to a file name', () => {
    const { record } = parseSmaps(encode(`7f00000000-7f00001000 r--p 00000000 00:2a 7 /x\r\nRss: 4 kB\n${anonymous}Rss: 4 kB\n`));
    expect(viewMapping(record, 0)?.name).toBe('/x\r');
  });

  it('knows a file that was cut between two lines', () => {
    const lines = sampleText(import.meta.url, 'samples/6.1')
      .trimEnd()
      .split('\n');
    const { record, notes } = parseSmaps(encode(`${lines.slice(0, -3).join('\n')}\n`));
    expect(notes).toEqual([{ code: 'truncated', line: lines.length - 3, text: '' }]);
    expect(rowsOf(record).at(-1)?.fields['Rss']).toBe(readPlainly(sample('6.1')).at(-1)?.fields['Rss']);
    expect(mappingValue(record, record.count - 1, 'ProtectionKey')).toBeNull();
  });

  it('takes an empty file for a process without memory', () => {
    expect(parseSmaps(new Uint8Array(0))).toMatchObject({ record: { count: 0, names: [''] }, notes: [] });
  });

  it('counts notes instead of keeping a hundred thousand of them', () => {
    const { notes } = parseSmaps(encode(`${anonymous}${'garbage\n'.repeat(100_000)}`));
    expect(notes).toHaveLength(101);
    expect(notes.at(-1)).toEqual({ code: 'malformed-line', line: 102, text: 'and 99900 more from here on' });
  });

  it('bounds the columns that unknown fields can make', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `X${String(index)}: 1\n`).join('');
    const { record } = parseSmaps(encode(anonymous + lines));
    expect(record.columns.size).toBeLessThan(100);
  });

  it('never throws', () => {
    expectNoThrow(
      (bytes) => {
        parseSmaps(bytes);
        return { record: { type: 'fields', fields: new Map() }, notes: [] };
      },
      ['Rss:', 'Size:', 'VmFlags:', 'Name:', anonymous, '7f00-7f01', 'rw-p', '00:00', 'Rss:                   4 kB\n'],
    );
  });

  it('is the parser of the registry, whole and in chunks', () => {
    const bytes = sample('6.12-odd-names');
    const whole = smaps.parse(bytes, context);
    const stream = smaps.stream?.({ ...context, size: bytes.length });
    for (let at = 0; at < bytes.length; at += 1000) stream?.push(bytes.subarray(at, at + 1000));
    expect(stream?.end()).toEqual(whole);
  });
});

describe('VmFlags', () => {
  it('gives each code that is set', () => {
    const parsed = vmFlags.parse(encode('VmFlags: rd wr lo zz \n'), context);
    expect(amountOf(parsed, 'lo')).toBe(1);
    expect(amountOf(parsed, 'ht')).toBeUndefined();
    expect(parsed.notes).toEqual([{ code: 'unknown-field', line: 1, text: 'zz' }]);
  });
});
