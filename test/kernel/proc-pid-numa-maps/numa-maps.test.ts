import { describe, expect, it } from 'vitest';
import { numaMaps } from '../../../src/kernel/proc-pid-numa-maps/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on = context) => numaMaps.parse(bytes, on);
const line = (text: string, on = context) => parse(encode(`7f0000000000 ${text}\n`), on);
const cell = (text: string, key: string, on = context) => amountOf(line(text, on), `7f0000000000 / ${key}`);
const sample = 'samples/6.12-odd-names';

describe('numa_maps', () => {
  it('knows every word of a real file', () => {
    const { record, notes } = parse(readSample(import.meta.url, sample));
    expect(notes).toEqual([]);
    expect(record.type === 'table' && record.rows.length).toBe(73);
  });

  it('makes bytes of pages by the page size of the line', () => {
    expect(cell('default anon=3 dirty=3 N0=1 N1=2 kernelpagesize_kB=4', 'N1')).toBe(8192);
    expect(cell('default file=/x huge dirty=2 N0=2 kernelpagesize_kB=2048', 'N0')).toBe(2 * 2048 * 1024);
    expect(cell('default anon=3 kernelpagesize_kB=64', 'anon')).toBe(3 * 65_536);
    expect(cell('default anon=3 kernelpagesize_kB=64', 'kernelpagesize_kB')).toBe(65_536);
    expect(cell('default mapped=3 mapmax=7 N0=3 kernelpagesize_kB=4', 'mapmax')).toBe(7);
    expect(cell('default huge N0=1 kernelpagesize_kB=2048', 'huge')).toBe(1);
  });

  it('takes the base page of the host where the line names no size, but does not guess a huge page', () => {
    expect(cell('default anon=3 N0=3', 'N0', { ...context, pageSize: 65_536 })).toBe(3 * 65_536);
    expect(cell('default file=/x huge dirty=2 N0=2', 'N0')).toBe('2');
    expect(line('default file=/x huge dirty=2 N0=2').notes.map(({ code }) => code)).toEqual(['unexpected-unit', 'unexpected-unit']);
  });

  it('reads policies of one and two words', () => {
    for (const policy of [
      'default',
      'local',
      'bind:0',
      'prefer:1',
      'interleave:0-1',
      'prefer (many):0-1',
      'weighted interleave:0,2',
      'bind=static:0-1',
    ]) {
      expect(cell(`${policy} anon=1 N0=1 kernelpagesize_kB=4`, 'policy')).toBe(policy);
      expect(cell(`${policy} anon=1 N0=1 kernelpagesize_kB=4`, 'anon')).toBe(4096);
    }
  });

  it('reads back what the kernel escapes in paths, so that maps has the same name', () => {
    expect(cell('default file=/srv/odd\\040dir/tab\\011here\\040(deleted)', 'file')).toBe('/srv/odd dir/tab\there (deleted)');
    expect(cell('default file=/a\\075b', 'file')).toBe('/a=b');
    // maps prints the newline like this as well.
    expect(cell('default file=/new\\012line', 'file')).toBe('/new\\012line');
    expect(cell('default file=/back\\slash', 'file')).toBe('/back\\slash');
    const text = sampleText(import.meta.url, sample);
    expect(text).toContain('7f00-7f01\\040rw-p\\040fake.bin');
    const bytes = Uint8Array.from([...encode('7f0000000000 default file=/bad-'), 0xff, 0xfe, ...encode('.bin\n')]);
    expect(amountOf(parse(bytes), '7f0000000000 / file')).toBe('/bad-\udcff\udcfe.bin');
  });

  it('keeps and notes what it does not know', () => {
    const parsed = line('default anon=1 brandnew=7 odd kernelpagesize_kB=4');
    expect(parsed.notes.map(({ code, text }) => [code, text])).toEqual([
      ['unknown-field', 'brandnew=7'],
      ['unknown-field', 'odd'],
    ]);
    expect(amountOf(parsed, '7f0000000000 / brandnew')).toBe(7);
    expect(line('default anon=x N0=99999999999999999999').notes.map(({ code }) => code)).toEqual(['malformed-line', 'implausible-value']);
    expect(line('default anon=1 anon=2').notes.map(({ code }) => code)).toEqual(['duplicate-field']);
    expect(parse(encode('no line\n7f00\n')).notes.map(({ code, line: at }) => `${String(at)} ${code}`)).toEqual([
      '1 malformed-line',
      '2 malformed-line',
    ]);
  });

  it('is sturdy', () => {
    const bytes = readSample(import.meta.url, sample);
    expectNoThrow(parse, ['7f0000000000 ', 'default', 'bind:0', 'anon=', 'N0=', 'file=', 'huge', 'kernelpagesize_kB=4']);
    expectNoWrongNumberWhenCut(parse, bytes.subarray(0, 700));
    // What is quadratic in this ends at the limit that every test has.
    parse(encode(`7f00 default ${'N0=1 '.repeat(200_000)}`));
    parse(encode(`7f00 ${'prefer (many)'.repeat(50_000)}`));
    parse(encode('7f0000000000 default\n'.repeat(50_000)));
  });
});
