import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteLiteral } from '../../../src/capture/script/quote.ts';
import { decodeName, encodeName } from '../../../src/text/index.ts';
import { shells } from './shells.ts';

/** Any bytes but NUL, with those more often that shells take for something. */
const value = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 255 }) },
      { weight: 1, arbitrary: fc.constantFrom(...Buffer.from('\'"\\$`!\n\r*~#&;|<>()[]{}= \t\x01\x7f\x81\x82\x83\x84\x85\x86\x87\x88')) },
    ),
    {
      maxLength: 40,
    },
  )
  .map((bytes) => Uint8Array.from(bytes));

describe('quoteLiteral', () => {
  test.each(shells)('10,000 random byte strings arrive unchanged in %s', (_name, shell) => {
    const values = fc.sample(value, 10_000);
    // Through variables and back out, as the collector carries its selectors.
    const lines = values.map((bytes) => `v=${quoteLiteral(decodeName(bytes))}\nshow "$v"\n`);
    const script = encodeName(`LC_ALL=C\nexport LC_ALL\nshow() { printf '%s\\000' "$1"; }\n${lines.join('')}`);
    const got = execFileSync(shell[0] ?? '', [...shell.slice(1), '-s'], { input: script, maxBuffer: 64 * 2 ** 20 });
    expect(got.equals(Buffer.concat(values.map((bytes) => Buffer.concat([bytes, Buffer.of(0)]))))).toBe(true);
  });

  test('refuses a NUL byte, which no shell word can hold', () => {
    expect(() => quoteLiteral('a\0b')).toThrow(TypeError);
  });
});
