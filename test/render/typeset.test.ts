import { expect, it } from 'vitest';
import { typeset } from '../../src/render/html/typeset.ts';

it('keeps a number and its unit, a pid and its number on one line, and parts nothing else', () => {
  const kept = (text: string): string => typeset(text).replaceAll('\u00a0', '~');
  expect(kept('api (pid 279) grew by 30.0 MiB (-4.1 MiB), 7.7 % of 1,020 KiB in 1.05 s')).toBe(
    'api (pid~279) grew by 30.0~MiB (−4.1~MiB), 7.7~% of 1,020~KiB in 1.05~s',
  );
  expect(kept('增加 30.0 MiB（从 22.1 MiB 到 52.1 MiB）')).toBe('增加 30.0~MiB（从 22.1~MiB 到 52.1~MiB）');
  for (const text of ['24 malloc arenas', 'in 3 Bytes', '4 steps', 'rapid 4', 'of 25 processes']) expect(kept(text)).toBe(text);
});
