import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAddress,
  formatBytes,
  formatBytesDelta,
  formatMicroseconds,
  formatSeconds,
  groupDigits,
  parseDuration,
  parseSize,
} from '../../src/units/index.ts';

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.0 KiB'],
    [48 * 2 ** 20, '48.0 MiB'],
    [-48 * 2 ** 20, '-48.0 MiB'],
    [1023.97 * 1024, '1.0 MiB'],
    [150 * 2 ** 20, '150 MiB'],
    [13743895347199 * 1024, '12.5 PiB'],
  ])('prints %d as %s', (amount, text) => {
    expect(formatBytes(amount)).toBe(text);
  });

  test('never prints 1024 of a step where the next step exists', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (amount) => {
        expect(formatBytes(amount)).not.toMatch(/^-?1,02[4-9]/u);
      }),
    );
  });

  test('a printed size reads back within its last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (amount) => {
        const back = parseSize(formatBytes(amount).replaceAll(',', ''));
        expect(back).not.toBeNull();
        expect(Math.abs((back ?? 0) - amount)).toBeLessThanOrEqual(Math.max(1, amount * 0.06));
      }),
    );
  });
});

test('a delta carries its sign, and no change carries none', () => {
  expect(formatBytesDelta(4096)).toBe('+4.0 KiB');
  expect(formatBytesDelta(-4096)).toBe('-4.0 KiB');
  expect(formatBytesDelta(0)).toBe('0 B');
});

test('digits are grouped the same in every locale', () => {
  expect(groupDigits(1234567)).toBe('1,234,567');
  expect(groupDigits(-999)).toBe('-999');
});

test('an address above 2^63 prints exactly', () => {
  expect(formatAddress(Number(0xffffffffff600000n))).toBe('0xffffffffff600000');
});

test('durations go from microseconds to days', () => {
  expect([850, 12_300, 4_500_000, 200e6, 7_500e6, 273_600e6].map(formatMicroseconds)).toEqual([
    '850 us',
    '12.3 ms',
    '4.50 s',
    '3 min 20 s',
    '2 h 5 min',
    '3 d 4 h',
  ]);
});

test('sizes tell binary and decimal units apart', () => {
  expect(parseSize('512MiB')).toBe(512 * 2 ** 20);
  expect(parseSize('512MB')).toBe(512e6);
  expect(parseSize('2G')).toBe(2 * 2 ** 30);
  expect(parseSize('64Mi')).toBe(64 * 2 ** 20);
  expect(parseSize('1.5 GiB')).toBe(1.5 * 2 ** 30);
  expect(parseSize('12x')).toBeNull();
  expect(parseSize('')).toBeNull();
});

test('whole seconds have no decimals', () => {
  expect([0, 29, 119, 1.5, 200, 7500].map(formatSeconds)).toEqual(['0 s', '29 s', '119 s', '1.50 s', '3 min 20 s', '2 h 5 min']);
});

test('durations read with their unit, bare digits are seconds', () => {
  expect(parseDuration('250ms')).toBe(250);
  expect(parseDuration('5')).toBe(5000);
  expect(parseDuration('2min')).toBe(120_000);
  expect(parseDuration('soon')).toBeNull();
});
