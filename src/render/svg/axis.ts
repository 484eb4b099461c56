import { scaleLinear } from 'd3-scale';
import { formatBytes, formatBytesDelta } from '../../units/index.ts';
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
  const ticks: { value: number; text: string }[] = [];
  for (let value = Math.ceil(low / step) * step; value <= top; value += step) ticks.push({ value, text: withMinus(formatBytes(value)) });
  return { scale: (value) => scale(value), ticks };
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
