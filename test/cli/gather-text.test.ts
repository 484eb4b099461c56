import { describe, expect, it } from 'vitest';
import { gatherText } from '../../src/cli/gather-text.ts';

describe('gatherText', () => {
  it('makes one piece of many small ones', () => {
    expect([...gatherText(['{', '"a":', '1', '}'])]).toEqual(['{"a":1}']);
  });

  it('lets text go as soon as it is long, so that a large document is never one string', () => {
    const line = 'x'.repeat(1000);
    const pieces = [...gatherText(Array<string>(500).fill(line))];
    expect(pieces.join('')).toBe(line.repeat(500));
    expect(pieces.length).toBeGreaterThan(5);
    for (const piece of pieces) expect(piece.length).toBeLessThan(70_000);
  });

  it('keeps bytes and text in their order', () => {
    const bytes = new Uint8Array([1, 2]);
    expect([...gatherText(['a', 'b', bytes, bytes, 'c'])]).toEqual(['ab', bytes, bytes, 'c']);
  });

  it('writes nothing of nothing', () => {
    expect([...gatherText(['', ''])]).toEqual([]);
  });
});
