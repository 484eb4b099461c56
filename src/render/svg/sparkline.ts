import { scaleLinear } from 'd3-scale';
import { line as lineShape } from 'd3-shape';
import type { SparklinesBlock } from '../../report/index.ts';
import { image } from './canvas.ts';
import { element, type SvgMarkup } from './element.ts';

const width = 240;
const height = 44;
const margin = 4;
/** More points than pixels are no better picture; the table and the JSON have all of them. */
const mostPoints = 240;

/** One metric over time on a scale of its own; a missing sample is a gap. Read back: `data-points` (`usec:value`, `-` for none). */
export function drawSparkline(line: SparklinesBlock['lines'][number]): SvgMarkup {
  const points = thin(line.points);
  const values = points.flatMap((point) => (point[1] === null ? [] : [point[1]]));
  const times = points.map((point) => point[0]);
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 0 : Math.max(...values);
  const x = scaleLinear()
    .domain([Math.min(0, ...times), Math.max(1, ...times)])
    .range([margin, width - margin]);
  const y = scaleLinear()
    .domain(high > low ? [low, high] : [low - 1, high + 1])
    .range([height - margin, margin]);
  const shape = lineShape<readonly [number, number | null]>()
    .defined((point) => point[1] !== null)
    .x((point) => Math.round(x(point[0]) * 10) / 10)
    .y((point) => Math.round(y(point[1] ?? low) * 10) / 10);
  const dots = points.flatMap((point) =>
    point[1] === null ? [] : [element('circle', { class: 'dot', cx: x(point[0]), cy: y(point[1]), r: 2 })],
  );
  return image({ size: 'any', width }, height, 'sparkline', `${line.label}: ${line.shape}`, line.shape, [
    element('path', {
      class: 'line',
      d: shape(points) ?? '',
      'data-points': points.map(([time, value]) => `${String(time)}:${value === null ? '-' : String(value)}`).join(' '),
    }),
    ...(points.length <= 24 ? dots : []),
  ]);
}

function thin(points: SparklinesBlock['lines'][number]['points']): SparklinesBlock['lines'][number]['points'] {
  if (points.length <= mostPoints) return points;
  const step = (points.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, index) => points[Math.round(index * step)] ?? [0, null]);
}
