import { expect, it } from 'vitest';
import { byteAxis } from '../../src/render/svg/axis.ts';

const mebibyte = 1024 * 1024;
const texts = (low: number, high: number): readonly string[] => byteAxis(low, high, 0, 100, 5).ticks.map(({ text }) => text);

it('names the ticks of a long axis by round amounts', () => {
  expect(texts(0, 64 * mebibyte)).toEqual(['0 B', '16.0 MiB', '32.0 MiB', '48.0 MiB', '64.0 MiB']);
});

it('gives ticks that lie close together as many decimals as tell them apart', () => {
  expect(texts(280 * mebibyte, 282 * mebibyte)).toEqual(['280.0 MiB', '280.5 MiB', '281.0 MiB', '281.5 MiB', '282.0 MiB']);
  expect(texts(22.5 * mebibyte, 22.6 * mebibyte)).toEqual(['22.50 MiB', '22.53 MiB', '22.56 MiB', '22.59 MiB']);
});
