import { scaleLinear } from 'd3-scale';
import { formatBytes, formatBytesDelta, groupDigits } from '../../units/index.ts';
import { element, uprights, type SvgMarkup } from './element.ts';

/** Width of a digit of a tick's label; at the edges labels move inwards by it. */
const tickCharacter = 6.4;

export interface Axis {
  readonly scale: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** A linear axis over bytes. Its ticks are multiples of a power of two: round numbers in the units that people read. */
export function byteAxis(low: number, high: number, from: number, to: number, most: number): Axis {
  const top = high > low ? high : low + 1;
  const scale = scaleLinear().domain([low, top]).range([from, to]);
  const step = 2 ** Math.ceil(Math.log2((top - low) / most));
  const values: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= top; value += step) values.push(value);
  const texts = tickTexts(values);
  return { scale: (value) => scale(value), ticks: values.map((value, at) => ({ value, text: texts[at] ?? '' })) };
}

/** Amounts as everywhere; where the axis is cut so close that two would read alike, with the decimals that tell them apart. */
function tickTexts(values: readonly number[]): readonly string[] {
  const usual = values.map((value) => withMinus(formatBytes(value)));
  if (new Set(usual).size === values.length) return usual;
  const unit = usual.at(-1)?.split(' ')[1] ?? 'B';
  const size = 1024 ** Math.max(0, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'].indexOf(unit));
  const precise = [1, 2, 3].map((digits) => values.map((value) => withMinus(`${(value / size).toFixed(digits)} ${unit}`)));
  return precise.find((texts) => new Set(texts).size === values.length) ?? values.map((value) => withMinus(`${groupDigits(value)} B`));
}

/** A change with a true minus sign. */
export function signedBytes(delta: number): string {
  return withMinus(formatBytesDelta(delta));
}

function withMinus(text: string): string {
  return text.replace(/^-/u, '−');
}

/** Hairlines with their amounts below the bars. */
export function axisMarkup(axis: Axis, width: number, top: number, bottom: number): readonly SvgMarkup[] {
  const lines = (ticks: Axis['ticks']) => ticks.map(({ value }) => ({ x: axis.scale(value), from: top, to: bottom }));
  return [
    uprights('grid', lines(axis.ticks.filter(({ value }) => value !== 0))),
    uprights('zero', lines(axis.ticks.filter(({ value }) => value === 0))),
    ...axis.ticks.map(({ value, text }) => {
      const half = (text.length * tickCharacter) / 2;
      return element('text', { class: 'tick', x: Math.min(Math.max(axis.scale(value), half), width - half), y: bottom + 14 }, text);
    }),
  ];
}
