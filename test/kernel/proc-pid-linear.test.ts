import { describe, expect, it } from 'vitest';
import { context, encode } from './sturdy.ts';
import { processFiles } from './proc-pid-identities.ts';

/** So large that what is quadratic in it ends at the limit that every test has. */
const size = 250_000;
const hostile: Readonly<Record<string, Uint8Array>> = {
  blanks: encode(`Name:${' '.repeat(size)}x`),
  columns: encode(`1 (x) S ${'7 '.repeat(size / 2)}`),
  parentheses: encode(`1 ${'('.repeat(size / 2)}${')'.repeat(size / 2)}`),
  colons: encode(`0${':'.repeat(size)}/`),
  newlines: encode('\n'.repeat(size)),
  backslashes: encode(`36 35 0:1 / /${'\\04'.repeat(size / 4)} rw - x y z`),
  'invalid bytes': new Uint8Array(size).fill(0xff),
  'one word': encode('x'.repeat(size)),
};

describe('a long file that no kernel would write', () => {
  it.each(processFiles.map((file) => [file.id, file] as const))('is parsed in linear time as %s', (id, file) => {
    for (const [kind, bytes] of Object.entries(hostile)) {
      expect(() => file.parse(bytes, { ...context, path: `proc/7/${id}` }), kind).not.toThrow();
    }
  });
});
