import { expect, it } from 'vitest';
import { minusBehindName, minusInSentence } from '../../src/render/html/minus.ts';

it('gives the falls in a sentence a true minus sign and leaves ranges and options alone', () => {
  expect(minusInSentence('fell to 250 MiB (-4.1 MiB), most of it -1,020 KiB in -4 places')).toBe(
    'fell to 250 MiB (−4.1 MiB), most of it −1,020 KiB in -4 places',
  );
  expect(minusInSentence('变为 250 MiB（-4.1 MiB）：-4 B')).toBe('变为 250 MiB（−4.1 MiB）：−4 B');
  for (const text of ['x-4 MiB', 'java -4 MiBs', '3-4 MiB', '--4 MiB']) expect(minusInSentence(text)).toBe(text);
});

it('leaves the name before an amount as it was captured', () => {
  expect(minusBehindName('a -4 MiB b -4.0 MiB')).toBe('a -4 MiB b −4.0 MiB');
  expect(minusBehindName('a-4 MiB')).toBe('a-4 MiB');
});
