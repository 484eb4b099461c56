import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { mountinfo } from '../../../src/kernel/proc-pid-mountinfo/index.ts';
import { decodeName } from '../../../src/text/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut, valuesOf } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => mountinfo.parse(bytes, on);

describe('mountinfo', () => {
  it.each(['6.1-v1', '6.12'])('makes a row of every line of %s', (sample) => {
    const { record, notes } = parse(readSample(import.meta.url, `samples/${sample}`));
    expect(valuesOf(record).size).toBe(
      10 *
        sampleText(import.meta.url, `samples/${sample}`)
          .trimEnd()
          .split('\n').length,
    );
    expect(notes).toEqual([]);
  });

  it('names a row by its mount point', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'));
    expect(amountOf(parsed, '/sys/fs/cgroup / filesystem type')).toBe('cgroup2');
    expect(amountOf(parsed, '/sys/fs/cgroup / super options')).toBe('rw,nsdelegate,memory_recursiveprot');
    expect(amountOf(parsed, '/sys/fs/cgroup / optional fields')).toBe('');
    expect(amountOf(parsed, '/sys/fs/cgroup / parent ID')).toBe(27);
    expect(amountOf(parsed, '/sys/fs/cgroup / major:minor')).toBe('0:28');
  });

  it('takes any number of optional fields up to the lone hyphen', () => {
    const parsed = parse(encode('36 35 98:0 /r /m rw shared:1 master:2 - ext4 /dev/root rw - ro\n'));
    expect(amountOf(parsed, '/m / optional fields')).toBe('shared:1 master:2');
    expect(amountOf(parsed, '/m / super options')).toBe('rw - ro');
    expect(parsed.notes).toEqual([]);
  });

  it('is not misled by names that imitate its separators, or by an empty source', () => {
    const parsed = parse(encode('36 35 98:0 - - rw - tmpfs  rw\n'));
    expect(amountOf(parsed, '- / root')).toBe('-');
    expect(amountOf(parsed, '- / mount source')).toBe('');
    expect(amountOf(parsed, '- / super options')).toBe('rw');
  });

  it('unescapes names exactly once, whatever their bytes', () => {
    const escaped = (name: readonly number[]) =>
      name.flatMap((byte) => ([0x20, 0x09, 0x0a, 0x5c].includes(byte) ? [...encode(`\\${byte.toString(8).padStart(3, '0')}`)] : [byte]));
    const byte = fc.oneof(fc.constantFrom(0x20, 0x5c, 0x30, 0x34, 0x2d), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 20 }), (name) => {
        const parsed = parse(Uint8Array.from([...encode('36 35 98:0 / /'), ...escaped(name), ...encode(' rw - tmpfs x rw\n')]));
        const point = `/${decodeName(Uint8Array.from(name))}`;
        expect(amountOf(parsed, `${point} / mount point`)).toBe(point);
        expect(parsed.notes).toEqual([]);
      }),
    );
  });

  it('notes lines that are none', () => {
    const codes = (text: string) => parse(encode(text)).notes.map(({ code, line }) => [code, line]);
    expect(codes('36 35 98:0 / /m rw ext4 /dev/root rw\n36 35 98:0 / /m rw - ext4\n\n')).toEqual([
      ['malformed-line', 1],
      ['malformed-line', 2],
      ['malformed-line', 3],
    ]);
    expect(codes('x 35 98:0 / /m rw - ext4 /dev/root rw\n')).toEqual([['malformed-line', 1]]);
  });

  it('gives nothing unflagged that the whole file has not, and never throws', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12'));
    expectNoThrow(parse, ['36 35 0:1 / /m rw - ', ' - ', '\\040', ' ']);
  });
});
