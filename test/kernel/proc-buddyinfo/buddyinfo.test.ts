import { describe, expect, it } from 'vitest';
import { buddyinfo } from '../../../src/kernel/proc-buddyinfo/index.ts';
import { amountOf, context, encode, expectAnyOrder, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const { parse } = buddyinfo;
const sample = `Node 0, zone      DMA      0      0      0      0      0      1      1      1      0      1      3 
Node 0, zone    DMA32     24      4      3      1      2      2      1      2      2      2     70 
Node 1, zone    DMA32      0      3      2      0      3      0      2      7      5      3     58 
`;

describe('buddyinfo', () => {
  it('counts free blocks by order, with or without the blank at the end of the line', () => {
    for (const text of [sample, sample.replaceAll(' \n', '\n')]) {
      const parsed = parse(encode(text), context);
      expect(parsed.notes).toEqual([]);
      expect(amountOf(parsed, 'node 0, zone DMA32 / order 0')).toBe(24);
      expect(amountOf(parsed, 'node 1, zone DMA32 / order 10')).toBe(58);
    }
  });

  it('takes any number of orders and notes what is no zone', () => {
    const parsed = parse(encode('Node 0, zone Normal 7\nNode 0, zone\nnonsense\nNode 0, zone Movable 1 x\n'), context);
    expect(amountOf(parsed, 'node 0, zone Normal / order 0')).toBe(7);
    expect(amountOf(parsed, 'node 0, zone Normal / order 1')).toBeUndefined();
    expect(parsed.notes.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('gives no wrong number when cut anywhere, takes any order and never throws', () => {
    expectNoWrongNumberWhenCut(parse, encode(sample));
    expectAnyOrder(parse, sample);
    expectNoThrow(parse, ['Node 0, zone Normal', 'Node', 'zone']);
  });
});
