import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../../src/kernel/index.ts';
import { ksmMergingPages } from '../../../src/kernel/proc-pid-ksm-merging-pages/index.ts';
import { ksmStat } from '../../../src/kernel/proc-pid-ksm-stat/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const parse = (bytes: Uint8Array, on: ParseContext = context) => ksmStat.parse(bytes, on);

describe('ksm_stat', () => {
  it.each(['6.1', '6.12', '6.18'])('knows every line of %s, with and without colons', (sample) => {
    expect(parse(readSample(import.meta.url, `samples/${sample}`)).notes).toEqual([]);
  });

  it('makes bytes of pages and keeps items as a count', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'));
    expect(amountOf(parsed, 'ksm_merging_pages')).toBe(1038 * 4096);
    expect(amountOf(parsed, 'ksm_rmap_items')).toBe(3965);
    expect(amountOf(parsed, 'ksm_process_profit')).toBe(3_997_888);
    expect(amountOf(parse(readSample(import.meta.url, 'samples/6.18')), 'ksm_merge_any')).toBe('no');
  });

  it('holds the formula of the profit: merged pages less 64 bytes an item', () => {
    const of = (name: string) => Number(amountOf(parse(readSample(import.meta.url, 'samples/6.12')), name));
    expect(of('ksm_process_profit')).toBe(of('ksm_merging_pages') + of('ksm_zero_pages') - 64 * of('ksm_rmap_items'));
  });

  it('lets only the profit be negative', () => {
    expect(amountOf(parse(encode('ksm_process_profit -640\n')), 'ksm_process_profit')).toBe(-640);
    expect(parse(encode('ksm_rmap_items -1\n')).notes.map(({ code }) => code)).toEqual(['implausible-value']);
  });

  it('gives no wrong number when cut anywhere, in any order, with an unknown field, on noise', () => {
    const sample = sampleText(import.meta.url, 'samples/6.18');
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12'));
    expectAnyOrder(parse, sample);
    expectUnknownKept(parse, sample, 'ksm_future: 7', 'ksm_future');
    expectNoThrow(parse, ['ksm_rmap_items ', 'ksm_mergeable: ', 'no']);
    expect(parse(encode('ksm_rmap_items\nksm_rmap_items 1\nksm_rmap_items 2\n')).notes.map(({ code }) => code)).toEqual([
      'malformed-line',
      'duplicate-field',
    ]);
  });
});

describe('ksm_merging_pages', () => {
  it('is the same value as a file of its own', () => {
    expect(amountOf(ksmMergingPages.parse(encode('1038\n'), { ...context, path: 'proc/7/ksm_merging_pages' }), 'ksm_merging_pages')).toBe(
      1038 * 4096,
    );
  });
});
