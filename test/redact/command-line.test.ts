import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskCommandLine } from '../../src/redact/index.ts';

const canary = 'hunter2-Canary-9f3A';

/** Ways in which real command lines carry secrets. */
const disguises: readonly (readonly string[])[] = [
  [canary],
  ['-p', canary],
  [`-p${canary}`],
  [`-P${canary}`],
  [`--password=${canary}`],
  ['--password', canary],
  [`--pass:${canary}`],
  [`--password:${canary}`],
  [`password=${canary}`],
  [`PASSWORD=${canary}`],
  [`-Ddb.password=${canary}`],
  [`-D${canary}`],
  [`https://user:${canary}@host/`],
  [`postgres://u:${canary}@db/x`],
  [`Authorization: Bearer ${canary}`],
  ['-H', `Authorization: Bearer ${canary}`],
  [`--header=X-Key: ${canary}`],
  ['-e', `TOKEN=${canary}`],
  [`{"token":"${canary}"}`],
  [`--json={"token":"${canary}"}`],
  [`a b ${canary} c`],
  [`"${canary}"`],
  [`'${canary}'`],
  [`line\n${canary}`],
  [`${canary}\n--verbose`],
  [`/run/secrets/${canary}`],
  [`@${canary}`],
  [`+${canary}`],
  [`--${canary}`],
  [`-${canary}`],
  [`--x=${canary}=y`],
  [`=${canary}`],
  [`-Xmx${canary}`],
  ['--memory', canary],
  [`--memory=${canary}`],
  [`512MiB${canary}`],
  [`-XX:OnOutOfMemoryError=${canary}`],
  [`${canary}=1GiB`],
];

describe('maskCommandLine', () => {
  test.each(disguises.map((disguise) => [disguise.join(' '), disguise] as const))('hides a secret written as %j', (_name, disguise) => {
    expect(maskCommandLine(['prog', ...disguise, 'tail']).argv.join('\0')).not.toContain(canary);
  });

  test('keeps the program, option names, sizes and the values of memory options', () => {
    const argv = [
      '/usr/bin/java',
      '-Xmx512m',
      '-Xms',
      '-XX:+UseG1GC',
      '-XX:MaxRAMPercentage=75.0',
      '-jar',
      '--max-old-space-size=4096',
      '--max-old-space-size',
      '4096',
      '--verbose',
      '-v',
      '64MiB',
    ];
    expect(maskCommandLine(argv)).toEqual({ argv: [...argv.slice(0, 2), '-Xms<masked:8>', ...argv.slice(3)], masked: 1 });
  });

  test('keeps only the first word of a title that the process wrote itself', () => {
    expect(maskCommandLine([`postgres: app sales 10.0.0.7(5432) ${canary}`]).argv).toEqual(['postgres: <masked:64>']);
  });

  test('a key lets a change be seen and nothing else', () => {
    const digest = (value: string): string => String(value.length % 7);
    expect(maskCommandLine(['p', 'abc'], digest).argv).toEqual(['p', '<masked:8:3>']);
  });

  test('no argument keeps text that is not of an allowed shape', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 6 }), (args) => {
        const { argv } = maskCommandLine(['p', ...args]);
        expect(argv).toHaveLength(args.length + 1);
        for (const [at, argument] of argv.slice(1).entries()) {
          if (argument !== args[at]) continue;
          expect(argument).toMatch(/^(?:-{1,2}(?:[A-Za-z][A-Za-z0-9._:+-]*)?|[0-9.]+[a-zA-Z%]+|-XX:[+-].*|.*=)$/su);
        }
      }),
    );
  });
});
