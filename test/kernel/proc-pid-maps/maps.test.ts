import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMappings, viewMapping } from '../../../src/kernel/index.ts';
import { parseMaps, streamMaps } from '../../../src/kernel/proc-pid-maps/parse.ts';
import { maps } from '../../../src/kernel/proc-pid-maps/index.ts';
import { readPlainly, rowsOf } from '../mapping-rows.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { context, encode } from '../sturdy.ts';

const bytes = readSample(import.meta.url, 'samples/6.12-odd-names');
const text = sampleText(import.meta.url, 'samples/6.12-odd-names');
const codesOf = (some: string) => parseMaps(encode(some)).notes.map(({ code, line }) => `${String(line)} ${code}`);

describe('maps', () => {
  it('says what its lines say', () => {
    const { record, notes } = parseMaps(bytes);
    expect(notes).toEqual([]);
    expect(rowsOf(record)).toEqual(readPlainly(bytes));
    expect(record).toMatchObject({ source: 'maps', count: 73, columns: new Map() });
    expect([...record.flags].every((set) => set === -1)).toBe(true);
  });

  it('is the same in chunks of any size', () => {
    for (const size of [1, 50, 73, 4096]) {
      const stream = streamMaps();
      for (let at = 0; at < bytes.length; at += size) stream.push(bytes.subarray(at, at + size));
      expect(stream.end()).toEqual(parseMaps(bytes));
    }
    expect(maps.parse(bytes, context)).toEqual(parseMaps(bytes));
  });

  it('reads 32-bit columns and blanks of any width', () => {
    const { record, notes } = parseMaps(
      encode(
        [
          '00010000-00076000 r-xp 00000000 1f:04 123        /bin/busybox',
          'b6f5e000-b6f5f000 r-xp 00000000 00:00 0          [sigpage]',
          'ffff0000-ffff1000 r-xp 00000000 00:00 0\t[vectors]',
          'ffff2000-ffff3000  rw-p  00000000  00:00  0',
          '',
        ].join('\n'),
      ),
    );
    expect(notes).toEqual([]);
    expect(rowsOf(record).map(({ header }) => [header['start'], header['name']])).toEqual([
      [0x10000, '/bin/busybox'],
      [0xb6f5e000, '[sigpage]'],
      [0xffff0000, '[vectors]'],
      [0xffff2000, ''],
    ]);
  });

  it('gives two paths two names, whatever their bytes', () => {
    const line = (...odd: number[]) => Uint8Array.from([...encode('7f00000000-7f00001000 r--p 00000000 00:2a 7 /'), ...odd, 10]);
    const odd = [[0xff], [0xfe], [0xc3, 0xbf], [0x5c], [0x5c, 0x5c], [0x20], [0x20, 0x20], [0x0d], [0x09]].map((name) => line(...name));
    const { record, notes } = parseMaps(Uint8Array.from(odd.flatMap((part) => [...part])));
    expect(notes).toEqual([]);
    expect(new Set(rowsOf(record).map(({ header }) => header['name'])).size).toBe(odd.length);
  });

  it('notes lines that are none, and goes on behind them', () => {
    expect(codesOf('garbage\n\n7f00-7f01\n7f0000000000-7f0000001000 rw-p 00000000 00:00 0 \n')).toEqual([
      '1 malformed-line',
      '3 malformed-line',
    ]);
    expect(codesOf('7f00001000-7f00000000 rw-p 00000000 00:00 0 \n')).toEqual(['1 implausible-value']);
    expect(codesOf('7f00000000-7f00001000 rw-q 00000000 00:00 0 \n')).toEqual(['1 malformed-line']);
    expect(codesOf('7F00000000-7F00001000 rw-p 00000000 00:00 0 \n')).toEqual(['1 malformed-line']);
  });

  it('knows a cut line, and makes no wrong number of it', () => {
    const whole = readPlainly(bytes);
    for (let length = 1; length < bytes.length; length += 3) {
      const { record, notes } = parseMaps(bytes.subarray(0, length));
      expect(countMappings(bytes.subarray(0, length))).toBe(record.count);
      const rows = rowsOf(record);
      const isWhole = bytes[length - 1] === 10;
      expect(notes.some(({ code }) => code === 'truncated')).toBe(!isWhole);
      expect(rows.slice(0, -1)).toEqual(whole.slice(0, Math.max(rows.length - 1, 0)));
      const last = viewMapping(record, rows.length - 1);
      const known = whole[rows.length - 1]?.header;
      if (last === undefined) continue;
      expect([last.start, last.end]).toEqual([known?.['start'], known?.['end']]);
      if (last.offset !== null) expect(last.offset).toBe(known?.['offset']);
      if (last.inode !== null) expect(last.inode).toBe(known?.['inode']);
    }
  });

  it('never throws, and loses no line', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...text.trimEnd().split('\n')),
            fc.string({ maxLength: 20 }),
            fc.string({ unit: 'grapheme', maxLength: 8 }),
          ),
        ),
        (lines) => {
          const whole = encode(`${lines.join('\n')}\n`);
          const { record, notes } = parseMaps(whole);
          expect(countMappings(whole)).toBe(record.count);
          const told = new Set([...record.line, ...notes.map(({ line }) => line)]);
          const isBlank = (line: string) => /^[ \t\r]*$/u.test(line);
          const all = lines.join('\n').split('\n');
          for (const [index, line] of all.entries()) expect(told.has(index + 1), line).toBe(!isBlank(line));
        },
      ),
      { numRuns: 200 },
    );
  });
});
