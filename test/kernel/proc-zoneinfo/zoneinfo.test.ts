import { describe, expect, it } from 'vitest';
import { zoneinfo } from '../../../src/kernel/proc-zoneinfo/index.ts';
import { readSample, sampleText } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const { parse } = zoneinfo;

function labels(bytes: Uint8Array): readonly string[] {
  const { record } = parse(bytes, context);
  return record.type === 'table' ? record.rows.map(({ label }) => label) : [];
}

describe('zoneinfo', () => {
  it.each(['6.1', '6.12'])('knows every line of a %s kernel', (kernel) => {
    expect(parse(readSample(import.meta.url, `samples/${kernel}`), context).notes).toEqual([]);
  });

  it('has a row for each zone and one for each node', () => {
    const found = labels(readSample(import.meta.url, 'samples/6.12'));
    expect(found.slice(0, 3)).toEqual(['node 0, zone DMA', 'node 0', 'node 0, zone DMA32']);
    expect(found.filter((label) => !label.includes(','))).toEqual(['node 0', 'node 1']);
  });

  it('keeps the counters of the node apart from the first zone', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'), context);
    expect(amountOf(parsed, 'node 0 / nr_anon_pages')).toBe(17003 * 4096);
    expect(amountOf(parsed, 'node 0, zone DMA / nr_anon_pages')).toBeUndefined();
    expect(amountOf(parsed, 'node 0 / nr_kernel_stack')).toBe(776 * 1024);
    expect(amountOf(parsed, 'node 0 / nr_anon_transparent_hugepages')).toBe(19);
    expect(amountOf(parsed, 'node 0 / workingset_refault_anon')).toBe(20);
  });

  it('makes bytes of pages and names what belongs to a CPU', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'), context);
    expect(amountOf(parsed, 'node 0, zone DMA32 / pages free')).toBe(73679 * 4096);
    expect(amountOf(parsed, 'node 0, zone DMA32 / high')).toBe(8462 * 4096);
    expect(amountOf(parsed, 'node 0, zone DMA / cpu 1 batch')).toBe(4096);
    expect(amountOf(parsed, 'node 0, zone DMA / cpu 0 vm stats threshold')).toBe(4 * 4096);
    expect(amountOf(parsed, 'node 0, zone DMA / protection')).toBe('(0, 450, 450, 450, 450)');
    expect(amountOf(parsed, 'node 0, zone DMA / node_unreclaimable')).toBe(0);
  });

  it('holds what must hold within one zone', () => {
    for (const kernel of ['6.1', '6.12']) {
      const parsed = parse(readSample(import.meta.url, `samples/${kernel}`), context);
      for (const label of labels(readSample(import.meta.url, `samples/${kernel}`)).filter((name) => name.includes(','))) {
        const of = (name: string): number => Number(amountOf(parsed, `${label} / ${name}`));
        expect(of('min')).toBeLessThanOrEqual(of('low'));
        expect(of('low')).toBeLessThanOrEqual(of('high'));
        expect(of('managed')).toBeLessThanOrEqual(of('present'));
        expect(of('present')).toBeLessThanOrEqual(of('spanned'));
      }
    }
  });

  it('keeps stacks of old kernels as text, because their size is not known', () => {
    const parsed = parse(encode('Node 0, zone   Normal\n  pages free     5\n    nr_kernel_stack 86\n  all_unreclaimable: 1\n'), context);
    expect(amountOf(parsed, 'node 0, zone Normal / nr_kernel_stack')).toBe('86');
    expect(amountOf(parsed, 'node 0, zone Normal / all_unreclaimable')).toBe(1);
    expect(parsed.notes.map(({ code }) => code)).toEqual(['unexpected-unit']);
  });

  it('notes lines before the first zone, nameless numbers and what it does not know', () => {
    const parsed = parse(encode('  pages free 5\nNode 0, zone Normal\n        537792\n        future 7\n'), context);
    expect(amountOf(parsed, 'node 0, zone Normal / future')).toBe(7);
    expect(parsed.notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual([
      'malformed-line 1',
      'malformed-line 3',
      'unknown-field 4',
    ]);
  });

  it('gives no wrong number when cut anywhere', () => {
    const text = sampleText(import.meta.url, 'samples/6.12');
    expectNoWrongNumberWhenCut(parse, encode(text.slice(0, text.indexOf('Node 0, zone   Normal'))));
  });

  it('never throws', () => {
    expectNoThrow(parse, ['Node 0, zone Normal', 'per-node stats', 'pages free', 'pagesets', 'cpu: 0', 'count: 3', 'nr_kernel_stack']);
  });
});
