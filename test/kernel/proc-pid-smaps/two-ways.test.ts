import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSmaps, streamSmaps } from '../../../src/kernel/proc-pid-smaps/parse.ts';
import { readPlainly, rowsOf } from '../mapping-rows.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { encode } from '../sturdy.ts';

const samples = ['6.1', '6.12-odd-names'] as const;
const bytesOf = (name: string) => readSample(import.meta.url, `samples/${name}`);
const textOf = (name: string) => sampleText(import.meta.url, `samples/${name}`);

/** Both ways through the parser, whole and in chunks, must end in the same table and the same notes. */
function expectOneResult(bytes: Uint8Array, ...chunkSizes: readonly number[]): void {
  const expected = parseSmaps(bytes, { path: 'general' });
  expect(parseSmaps(bytes)).toEqual(expected);
  for (const size of chunkSizes) {
    const stream = streamSmaps();
    // One buffer for all chunks: what the parser keeps of a chunk must be a copy.
    const buffer = new Uint8Array(size);
    for (let at = 0; at < bytes.length; at += size) {
      const chunk = bytes.subarray(at, at + size);
      buffer.set(chunk);
      stream.push(buffer.subarray(0, chunk.length));
    }
    expect(stream.end()).toEqual(expected);
  }
}

const blocksOf = (text: string): string[] => text.split(/(?=^[0-9a-f]+-[0-9a-f]+ )/mu);
const lines = fc.constantFrom(
  ...[
    'Rss:                   4 kB',
    'Rss:            12345678 kB',
    'Rss:           123456789 kB',
    'Rss:                    kB',
    'Rss: 4 kB',
  ],
  ...[
    'Rss:               1 2 4 kB',
    'Rss:                   4 KB',
    'Rss:                   4 kB ',
    'Pss:\t                 4 kB',
    'Rss:                   -4 kB',
  ],
  ...[
    'KSM:                   0 kB',
    'Locked:                4 kB',
    'Swap:                  8 kB',
    'FilePmdMapped:        0 kB',
    'THPeligible:\t\t0',
  ],
  ...[
    'THPeligible:           1',
    'THPeligible:           x',
    'ProtectionKey:         3',
    'ProtectionKey:        33',
    'VmFlags: rd wr ',
    'VmFlags: rd wr',
  ],
  ...['VmFlags:', 'VmFlags: rd ex mr mw me sd ', 'Newer_Field:           4 kB', 'Newer_Field:           4', 'Name: x', '', '\r', ':', 'x'],
  ...[
    '7f0000000000-7f0000001000 rw-p 00000000 00:00 0 ',
    '7f0000000000-7f0000001000 rw-p 00000000 00:00 0',
    '7f0000000000-7f0000001000 ---p 00000000 00:00 0 ',
  ],
  ...['7f0000000000-7f0000001000 rw-p 00001000 00:00 0 ', '7f0000000000-7f0000001000 xx-p 00000000 00:00 0 ', '7f00-7f01 rw-p fake.bin'],
  ...['7f0000000000-7f0000001000 rw-s 00000000 00:0e 713                        /secretmem (deleted)', '7f0000000000-7f0000001000'],
);

describe('the fast way through smaps and the general one', () => {
  it.each(samples)('end the same on %s, however it is cut into chunks', (name) => {
    expectOneResult(bytesOf(name), 1, 7, 28, 700, 4096);
  });

  it('end the same on lines that look nearly as expected', () => {
    const arbitrary = fc.array(
      fc.oneof(
        { weight: 1, arbitrary: lines },
        { weight: 1, arbitrary: fc.constantFrom(...blocksOf(textOf('6.1')).map((block) => block.trimEnd())) },
      ),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 200 }), (parts, size) => {
        expectOneResult(encode(`${parts.join('\n')}\n`), size);
      }),
      { numRuns: 400 },
    );
  });

  it('end the same on many mappings that look alike, with odd ones among them', () => {
    const [, ...fields] = blocksOf(textOf('6.1'))[0]?.trimEnd().split('\n') ?? [];
    const amounts = fc.constantFrom('0', '0', '4', '4', '8', '1024', '99999999', '123456789', 'x', '', '-4', '4 4');
    const headers = fc.constantFrom('rw-p 00000000 00:00 0 ', 'r--p 00000000 00:00 0 ', 'r-xp 00001000 08:01 7      /lib/x.so');
    const changes = fc.array(fc.tuple(fc.nat(fields.length - 1), amounts), { maxLength: 3 });
    const oddities = fc.option(fc.tuple(fc.nat(fields.length), fc.nat(2), fc.oneof(lines, fc.constantFrom(...fields))), { freq: 12 });
    const mapping = fc.tuple(headers, changes, oddities).map(([header, changed, odd]) => {
      const all = fields.slice();
      for (const [at, amount] of changed)
        all[at] = (all[at] ?? '').replace(/ +[0-9]+(?= kB$|$)/u, (printed) => amount.padStart(printed.length));
      if (odd !== null) all.splice(odd[0], odd[1], odd[2]);
      return [`7f0000000000-7f0000001000 ${header}`, ...all].join('\n');
    });
    fc.assert(
      fc.property(fc.array(mapping, { minLength: 3, maxLength: 60 }), fc.integer({ min: 1, max: 5000 }), (mappings, size) => {
        expectOneResult(encode(`${mappings.join('\n')}\n`), size);
      }),
      { numRuns: 400 },
    );
  });

  it('end the same where a line `Name:` names one of two mappings of the same file', () => {
    const header = '7f0000000000-7f0000001000 rw-p 00001000 00:00 0 \n';
    const bytes = encode(`${header}Name: x\nRss: 4 kB\n${header}Rss: 4 kB\n${header}Rss: 4 kB\n`);
    expectOneResult(bytes, 1, 30);
    const { record } = parseSmaps(bytes);
    expect(Array.from(record.name, (name) => record.names[name])).toEqual(['x', '', '']);
  });

  it('end the same with any byte changed', () => {
    const bytes = bytesOf('6.1');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 3000 }),
        (changes, size) => {
          const changed = bytes.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          expectOneResult(changed, size);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('find fields by name, whatever their order in each mapping', () => {
    const blocks = blocksOf(textOf('6.1')).map((block) => block.trimEnd().split('\n'));
    const shuffled = fc.tuple(
      ...blocks.map(([header = '', ...fields]) =>
        fc.shuffledSubarray(fields, { minLength: fields.length }).map((some) => [header, ...some].join('\n')),
      ),
    );
    fc.assert(
      fc.property(shuffled, (parts) => {
        const bytes = encode(`${parts.join('\n')}\n`);
        expectOneResult(bytes);
        const { record, notes } = parseSmaps(bytes);
        expect(rowsOf(record)).toEqual(readPlainly(bytesOf('6.1')));
        expect(notes).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('keep an unknown field wherever it stands', () => {
    const text = textOf('6.1').split('\n');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 1 }), (at) => {
        const bytes = encode([...text.slice(0, at), 'Brandnew:             12 kB', ...text.slice(at)].join('\n'));
        expectOneResult(bytes);
        const { record, notes } = parseSmaps(bytes);
        expect(notes.map(({ code, line }) => [code, line])).toEqual([['unknown-field', at + 1]]);
        const rest = rowsOf(record).map(({ fields: { Brandnew: _, ...fields } }) => fields);
        expect(rest).toEqual(readPlainly(bytesOf('6.1')).map(({ fields }) => fields));
        expect([...(record.columns.get('Brandnew') ?? [])].filter((value) => value === 12 * 1024)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it.each(samples)('give no wrong number when %s is cut at any byte', (name) => {
    const bytes = bytesOf(name);
    const whole = readPlainly(bytes);
    const step = name === '6.1' ? 1 : 41;
    for (let length = 0; length < bytes.length; length += step) {
      const part = bytes.subarray(0, length);
      const { record, notes } = parseSmaps(part);
      const cutAt = notes.find(({ code }) => code === 'truncated');
      for (const [index, { header, fields }] of rowsOf(record).entries()) {
        const known = whole[index];
        const wrong = Object.entries(fields).filter(([field, value]) => !Object.is(value, known?.fields[field]));
        expect(wrong, `cut at ${String(length)}`).toEqual([]);
        if (cutAt?.line !== header['line'])
          expect({ ...header, flags: null }, `cut at ${String(length)}`).toEqual({ ...known?.header, flags: null });
        if (header['flags'] !== null) expect(header['flags']).toEqual(known?.header['flags']);
      }
      // Every cut is seen, but for the two that leave whole mappings.
      const isWhole =
        length === 0 ||
        bytes[length] === undefined ||
        (bytes[length - 1] === 10 && /^[0-9a-f]/u.test(String.fromCharCode(bytes[length] ?? 0)));
      if (!isWhole && record.count !== 1) expect(cutAt, `cut at ${String(length)}`).toBeDefined();
      if (length % 37 === 0) expectOneResult(part, 50);
    }
  });

  it('takes time in proportion to its input, whatever the input is', () => {
    const size = 1_000_000;
    const header = '7f0000000000-7f0000001000 rw-p 00000000 00:00 0 \n';
    const hostile = {
      'one line': 'x'.repeat(size),
      'one key': `${header}${'X'.repeat(size)}: 1`,
      newlines: '\n'.repeat(size),
      'a long name': `7f0000000000-7f0000001000 rw-p 00000000 00:00 7 /${'x'.repeat(size)}\nRss: 4 kB\n`,
      'new keys': header + Array.from({ length: size / 20 }, (_, index) => `X${String(index)}: 1\n`).join(''),
      'new names': Array.from(
        { length: size / 60 },
        (_, index) => `7f0000000000-7f0000001000 rw-p 00000000 00:00 7 /${String(index)}\n`,
      ).join(''),
      blanks: `${header}Rss:${' '.repeat(size)}4 kB\n`,
    };
    for (const [kind, text] of Object.entries(hostile)) {
      const bytes = encode(text);
      // What is quadratic in this ends at the limit that every test has.
      expect(() => parseSmaps(bytes), kind).not.toThrow();
      expectOneResult(bytes, 65_536);
    }
  });
});
