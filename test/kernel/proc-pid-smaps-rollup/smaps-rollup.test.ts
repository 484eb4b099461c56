import { describe, expect, it } from 'vitest';
import { smapsRollup } from '../../../src/kernel/proc-pid-smaps-rollup/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on = context) => smapsRollup.parse(bytes, on);

describe('smaps_rollup', () => {
  it.each(['6.1', '6.12'])('knows every line of %s', (name) => {
    const parsed = parse(readSample(import.meta.url, `samples/${name}`));
    expect(parsed.notes).toEqual([]);
    const of = (field: string) => Number(amountOf(parsed, field));
    expect(of('Rss')).toBe(of('Shared_Clean') + of('Shared_Dirty') + of('Private_Clean') + of('Private_Dirty'));
    expect(Math.abs(of('Pss') - of('Pss_Anon') - of('Pss_File') - of('Pss_Shmem'))).toBeLessThanOrEqual(3 * 1024);
    expect(amountOf(parsed, '[rollup]')).toMatch(/^[0-9a-f]+-7ff[0-9a-f]+$/u);
  });

  it('does not take the colon of the header for a field', () => {
    const parsed = parse(
      encode('00400000-7ffd81faa000 ---p 00000000 00:00 0                              [rollup]\nRss:                1668 kB\n'),
    );
    expect(parsed).toEqual({
      record: {
        type: 'fields',
        fields: new Map<string, unknown>([
          ['[rollup]', { kind: 'text', text: '00400000-7ffd81faa000', line: 1 }],
          ['Rss', { kind: 'amount', amount: 1668 * 1024, line: 2 }],
        ]),
      },
      notes: [],
    });
  });

  it('notes what a whole smaps under this name holds', () => {
    const block = (start: string) => `${start}-7f0000009000 rw-p 00000000 00:00 0 \nRss:                   4 kB\n`;
    const { notes } = parse(encode(block('7f0000000000') + block('7f0000001000')));
    expect(notes.map(({ code, line }) => `${String(line)} ${code}`)).toEqual(['3 malformed-line', '4 duplicate-field']);
  });

  it('leaves what old kernels do not print missing', () => {
    const old = parse(encode(sampleText(import.meta.url, 'samples/6.12').replace(/^(?:Pss_|KSM).*\n/gmu, '')));
    expect(old.notes).toEqual([]);
    expect(amountOf(old, 'Pss_Anon')).toBeUndefined();
  });

  it('is sturdy', () => {
    const text = sampleText(import.meta.url, 'samples/6.12');
    expectNoThrow(parse, ['Rss:', '7f00-7f01 ', '[rollup]', 'Pss_Anon:']);
    expectNoWrongNumberWhenCut(parse, encode(text));
    expectAnyOrder(parse, text.slice(text.indexOf('\n') + 1));
    expectUnknownKept(parse, text, 'Brandnew:              4 kB', 'Brandnew');
  });
});
