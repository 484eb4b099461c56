import { describe, expect, it } from 'vitest';
import { chosenWord } from '../../src/text/index.ts';

describe('chosenWord', () => {
  it('is the word in brackets, wherever it stands', () => {
    expect(chosenWord('[always] madvise never')).toBe('always');
    expect(chosenWord('always defer defer+madvise [madvise] never')).toBe('madvise');
    expect(chosenWord('always madvise [never]')).toBe('never');
  });

  it('is unknown without brackets, with several, and with broken ones', () => {
    for (const text of ['', 'always madvise never', '[a] [b]', '[always madvise', 'x[a]', '[]', '[[a]]'])
      expect(chosenWord(text)).toBeUndefined();
  });
});
