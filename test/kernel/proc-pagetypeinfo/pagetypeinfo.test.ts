import { describe, expect, it } from 'vitest';
import { pagetypeinfo } from '../../../src/kernel/proc-pagetypeinfo/index.ts';
import { readSample } from '../read-sample.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const { parse } = pagetypeinfo;

describe('pagetypeinfo', () => {
  it('knows every line of a 6.12 kernel with two nodes', () => {
    const parsed = parse(readSample(import.meta.url, 'samples/6.12'), context);
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, 'node 0, page block / Pages per block')).toBe(512 * 4096);
    expect(amountOf(parsed, 'node 1, page block / Page block order')).toBe(9);
    expect(amountOf(parsed, 'node 0, zone DMA32, type Movable / order 10')).toBe(70);
    expect(amountOf(parsed, 'node 0, zone DMA32, blocks / Unmovable')).toBe(19);
    expect(amountOf(parsed, 'node 1, zone DMA32, blocks / Movable')).toBe(225);
  });

  it('keeps a count the kernel gave up on as text, and reads mixed blocks under their own label', () => {
    const text = `Free pages count per migrate type at order       0      1
Node    0, zone   Normal, type      Movable >100000     12
Number of mixed blocks    Unmovable      Movable
Node 0, zone   Normal            3            9
`;
    const parsed = parse(encode(text), context);
    expect(parsed.notes).toEqual([]);
    expect(amountOf(parsed, 'node 0, zone Normal, type Movable / order 0')).toBe('>100000');
    expect(amountOf(parsed, 'node 0, zone Normal, type Movable / order 1')).toBe(12);
    expect(amountOf(parsed, 'node 0, zone Normal, mixed blocks / Movable')).toBe(9);
  });

  it('notes rows without a header or with another number of columns', () => {
    const text =
      'Node 0, zone Normal 1 2\nNumber of blocks type Unmovable Movable\nNode 0, zone Normal 1\nNode 0, zone Normal, type Movable 1 2\n';
    expect(parse(encode(text), context).notes.map(({ code, line }) => `${code} ${String(line)}`)).toEqual([
      'malformed-line 1',
      'malformed-line 3',
      'malformed-line 4',
    ]);
  });

  it('gives no wrong number when cut anywhere, and never throws', () => {
    expectNoWrongNumberWhenCut(parse, readSample(import.meta.url, 'samples/6.12'));
    expectNoThrow(parse, ['Node 0, zone Normal, type Movable', 'Number of blocks type Unmovable\n', 'Page block order: 9\n', '>100000']);
  });
});
