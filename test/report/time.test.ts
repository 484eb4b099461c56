import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf, showInstant } from '../../src/report/index.ts';

it('reads an instant as the platform does, without its zone', () => {
  const noInvalid = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2199-12-31T23:59:59Z'), noInvalidDate: true });
  fc.assert(fc.property(noInvalid, (date) => instantOf(date.toISOString()) === date.getTime()));
});

it('leaves a text that is no instant as it is', () => {
  for (const text of ['', 'yesterday', '2026-11-20', '2026-11-20T10:00:00+02:00']) {
    expect(instantOf(text)).toBeNull();
    expect(showInstant(text)).toBe(text);
  }
});

it('shows an instant with its zone', () => {
  expect(showInstant('2026-11-20T10:05:00.120Z')).toBe('2026-11-20 10:05:00 UTC');
});
