import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readCollectorTexts } from '../../../src/capture/script/collector-texts.ts';
import { maskTable } from '../../../src/capture/script/mask-table.ts';
import { maskCommandLine, memoryOptions } from '../../../src/redact/index.ts';
import { decodeName, encodeName } from '../../../src/text/index.ts';
import { awks } from './shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcase-mask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { names, mask } = readCollectorTexts();

/** Masks a command line the collector's way: the bytes of /proc/PID/cmdline in, masked bytes out. */
function maskByAwk(awk: readonly string[], argv: readonly string[]): { readonly argv: readonly string[]; readonly masked: number } {
  const count = join(folder, 'count');
  const records = Buffer.concat([...argv.map((argument) => Buffer.from([...encodeName(argument), 0])), Buffer.from('E')]);
  const input = Buffer.from(records.map((byte) => (byte === 0 ? 10 : byte === 10 ? 1 : byte)));
  const output = execFileSync(awk[0] ?? '', [...awk.slice(1), '-v', `count_file=${count}`, `${names}${maskTable()}${mask}`], {
    input,
    env: { ...process.env, LC_ALL: 'C' },
  });
  const back = Buffer.from(output.map((byte) => (byte === 10 ? 0 : byte === 1 ? 10 : byte)));
  return { argv: decodeName(back).split('\0').slice(0, -1), masked: Number(readFileSync(count, 'utf8')) };
}

const piece = fc.constantFrom(
  '-',
  '--',
  '=',
  '.',
  '512',
  'MiB',
  'g',
  '%',
  'min',
  'ms',
  'password',
  'Xmx',
  '-XX:',
  '+',
  'é',
  '𝄞',
  ' ',
  '\n',
  '\t',
  '\u2003',
  '1',
  '12345678901234567',
  'memory',
  ...memoryOptions,
);
const argument = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => decodeName(bytes.filter((byte) => byte > 1))),
  fc.constantFrom(
    '-jar',
    '-cp',
    '--verbose',
    '-v',
    '--max-old-space-size=4096',
    '-Xmx512m',
    '-psecret',
    '-DX=5s',
    '--a.b-c=7GiB',
    'user:pw@host',
    '64MiB',
    '',
  ),
);

describe('the masking of the collector', () => {
  test.each(awks)('gives what the other engine gives, in %s', (_name, awk) => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 30 }), (args) => {
        const argv = ['/usr/bin/prog', ...args];
        expect(maskByAwk(awk, argv)).toEqual(maskCommandLine(argv));
      }),
      { numRuns: 150 },
    );
  });

  test.each(awks)('cuts a title at its first blank, of any alphabet, in %s', (_name, awk) => {
    for (const title of ['postgres: app sales', 'a\tb', 'a\u00a0b', 'a\u2028b', 'a\u3000b', 'a\ufeffb', 'été', 'a\nb', '/bin/x']) {
      expect(maskByAwk(awk, [title])).toEqual(maskCommandLine([title]));
    }
  });
});
