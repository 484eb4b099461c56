import { describe, expect, test } from 'vitest';
import { meansUnlimited } from '../../src/units/index.ts';

const sentinels: readonly (readonly [string, 32 | 64, boolean])[] = [
  ['9223372036854771712', 64, false],
  ['9223372036854759424', 64, false],
  ['9223372036854710272', 64, false],
  ['9223372036854775807', 64, false],
  ['18446744073709551615', 64, false],
  ['18446744073709551615', 64, true],
  ['8796093018112', 32, false],
  ['4294967295', 32, true],
  ['max', 64, false],
  ['unlimited', 64, true],
];

describe('meansUnlimited', () => {
  test.each(sentinels)('%s on a %d-bit host means no limit (rlimit: %s)', (text, wordSize, rlimit) => {
    expect(meansUnlimited(text, wordSize, rlimit)).toBe(true);
  });

  test.each([
    ['9223372036852674560', 64, false, 'one page below the floor of the v1 sentinels'],
    ['8796093018112', 64, false, 'a real 8 TiB limit of a 64-bit host'],
    ['8796093014016', 32, false, 'one page below the 32-bit sentinel'],
    ['4294967295', 64, true, 'a real limit of 4 GiB - 1 on a 64-bit host'],
    ['0', 64, false, 'a limit of nothing'],
    ['-1', 64, false, 'no number of the kernel'],
  ] as const)('%s on a %d-bit host is a number (rlimit: %s): %s', (text, wordSize, rlimit, _why) => {
    expect(meansUnlimited(text, wordSize, rlimit)).toBe(false);
  });
});
