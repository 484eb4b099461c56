import { describe, expect, it } from 'vitest';
import { readChecksum } from '../../src/archive/verify-capture.ts';

const sum = 'ab'.repeat(32);

describe('a checksum file', () => {
  it('is read in the forms that sha256sum and people write', () => {
    for (const text of [
      `${sum}  a.tar.gz\n`,
      `${sum} *a.tar.gz\r\n`,
      `${sum.toUpperCase()}  /tmp/a.tar.gz`,
      sum,
      `${sum}  renamed.tar.gz\n`,
    ]) {
      expect(readChecksum(text, 'a.tar.gz')).toBe(sum);
    }
  });

  it('of several files gives the line of the one', () => {
    const other = 'cd'.repeat(32);
    expect(readChecksum(`${other}  b.tar.gz\n${sum}  a.tar.gz\n`, 'a.tar.gz')).toBe(sum);
    expect(readChecksum(`${other}  b.tar.gz\n${sum}  c.tar.gz\n`, 'a.tar.gz')).toBeNull();
  });

  it('without a checksum gives none', () => {
    for (const text of ['', 'abc  a.tar.gz', 'no checksum here']) expect(readChecksum(text, 'a.tar.gz')).toBeNull();
  });
});
