import { describe, expect, it } from 'vitest';
import { metricFinder } from '../../../src/kernel/metric-rule.ts';
import { vmstat } from '../../../src/kernel/proc-vmstat/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut, expectUnknownKept } from '../sturdy.ts';

const { parse } = vmstat;

describe('vmstat', () => {
  it.each(['6.1', '6.12'])('knows every line of a %s kernel', (kernel) => {
    expect(parse(readSample(import.meta.url, `samples/${kernel}`), context).notes).toEqual([]);
  });

  it('makes bytes of levels in pages, with the page size of the captured host', () => {
    const text = encode('nr_free_pages 10\nnr_zone_active_anon 1\nnr_kernel_stack 1520\npgpgin 7\npswpin 3\n');
    const parsed = parse(text, { ...context, pageSize: 65536 });
    expect(amountOf(parsed, 'nr_free_pages')).toBe(655_360);
    expect(amountOf(parsed, 'nr_kernel_stack')).toBe(1520 * 1024);
    expect(amountOf(parsed, 'pgpgin')).toBe(7 * 1024);
    expect(amountOf(parsed, 'pswpin')).toBe(3);
  });

  it('keeps nr_kernel_stack of old kernels as text, because it counts stacks there', () => {
    const parsed = parse(encode('nr_free_pages 10\nnr_kernel_stack 380\nallocstall 2\n'), context);
    expect(amountOf(parsed, 'nr_kernel_stack')).toBe('380');
    expect(amountOf(parsed, 'allocstall')).toBe(2);
    expect(parsed.notes).toEqual([{ code: 'unexpected-unit', line: 2, text: 'nr_kernel_stack 380' }]);
  });

  it('does not read a wrapped counter as a number', () => {
    const parsed = parse(encode('nr_dirty 18446744073709551615\npgfault 18446744073709551610\npgpgin 9223372036854775807\n'), context);
    for (const name of ['nr_dirty', 'pgfault', 'pgpgin']) expect(typeof amountOf(parsed, name)).toBe('string');
    expect(parsed.notes.map(({ code }) => code)).toEqual(['implausible-value', 'implausible-value', 'implausible-value']);
  });

  it('tells the families of old kernels apart', () => {
    const find = metricFinder(vmstat.metrics);
    expect(find('pgsteal_kswapd_normal')?.key).toBe('pgsteal_kswapd');
    expect(find('pgscan_direct_throttle')?.key).toBe('pgscan_direct_throttle');
    expect(find('pgscan_direct_movable')?.key).toBe('pgscan_direct');
    expect(find('pgsteal_normal')?.key).toBe('pgsteal_<zone>');
    expect(find('pgsteal_direct')?.key).toBe('pgsteal_direct');
    expect(find('allocstall_dma32')?.key).toBe('allocstall');
    expect(find('kswapd_steal')?.key).toBe('pgsteal_kswapd');
    expect(find('thp_split')?.key).toBe('thp_split_page');
  });

  it('gives no wrong number when cut anywhere', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12'));
  });

  it('takes lines in any order and keeps unknown counters', () => {
    const sample = sampleText(import.meta.url, 'samples/6.1');
    expectAnyOrder(parse, sample);
    expectUnknownKept(parse, sample, 'zz_future 12', 'zz_future');
  });

  it('never throws', () => {
    expectNoThrow(parse, ['nr_free_pages', 'nr_kernel_stack', 'pgfault', 'oom_kill']);
  });
});
