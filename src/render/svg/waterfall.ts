import { formatBytes } from '../../units/index.ts';
import type { WaterfallBlock } from '../../report/index.ts';
import { axisMarkup, byteAxis, signedBytes } from './axis.ts';
import { image, rowTexts, wholeLabel, type Canvas } from './canvas.ts';
import { element, uprights, type SvgMarkup } from './element.ts';

/** Below this share of the larger total a change would be a hairline: the axis then starts above zero and says so by a break. */
const visibleShare = 0.3;

/**
 * From the first total, through the steps, to the last. Read back: `[data-end=start|end][data-value]` and `[data-delta]`;
 * start + all deltas = end.
 */
export function drawWaterfall(block: WaterfallBlock, canvas: Canvas): SvgMarkup {
  const running = block.steps.reduce<number[]>((sums, step) => [...sums, (sums[sums.length - 1] ?? 0) + step.delta], [block.start.value]);
  const low = Math.min(...running, block.end.value);
  const high = Math.max(...running, block.end.value);
  const broken = !block.quiet && high > 0 && (high - low) / high < visibleShare;
  const floor = broken ? Math.max(0, low - (high - low) * 0.6) : Math.min(0, low);
  const axis = byteAxis(floor, high, canvas.labels, canvas.width - canvas.values, canvas.size === 'wide' ? 5 : 3);
  const rows = block.steps.length + 2;
  const bottom = rows * canvas.row;
  const drawn = [
    endRow(canvas, axis.scale, floor, 0, 'start', block.start),
    ...block.steps.map((step, index) => stepRow(canvas, axis.scale, index + 1, step, running[index] ?? 0, block.quiet)),
    endRow(canvas, axis.scale, floor, rows - 1, 'end', block.end),
  ];
  const links = uprights(
    'link',
    running.map((sum, index) => ({
      x: axis.scale(sum),
      from: index * canvas.row + canvas.barTop + canvas.bar,
      to: (index + 1) * canvas.row + canvas.barTop,
    })),
  );
  return image(canvas, bottom + 20, 'waterfall', block.title, block.description, [
    ...axisMarkup(axis, canvas.width, 0, bottom),
    links,
    ...drawn,
    ...(broken ? breaks(canvas, rows) : []),
  ]);
}

function endRow(
  canvas: Canvas,
  scale: (value: number) => number,
  floor: number,
  index: number,
  end: 'start' | 'end',
  { label, value }: WaterfallBlock['start'],
): SvgMarkup {
  const top = index * canvas.row;
  const from = scale(Math.max(floor, 0));
  return element(
    'g',
    { 'data-end': end, 'data-value': value },
    element('rect', { class: 'bar total', x: from, width: Math.max(1, scale(value) - from), y: top + canvas.barTop, height: canvas.bar }),
    ...rowTexts(canvas, top, label, formatBytes(value), 'total'),
  );
}

function stepRow(
  canvas: Canvas,
  scale: (value: number) => number,
  index: number,
  step: WaterfallBlock['steps'][number],
  from: number,
  quiet: boolean,
): SvgMarkup {
  const top = index * canvas.row;
  const one = scale(from);
  const other = scale(from + step.delta);
  const tone = quiet || step.quiet === true ? 'level' : step.delta >= 0 ? 'up' : 'down';
  return element(
    'g',
    { 'data-label': wholeLabel(canvas, step.label), 'data-delta': step.delta, 'data-kind': step.kind },
    element('rect', {
      class: `bar ${tone} ${step.kind}`,
      x: Math.min(one, other),
      width: Math.max(1, Math.abs(other - one)),
      y: top + canvas.barTop,
      height: canvas.bar,
    }),
    ...rowTexts(canvas, top, step.label, signedBytes(step.delta), tone),
  );
}

/** Two slanted cuts through the totals: the bars do not start at zero. */
function breaks(canvas: Canvas, rows: number): readonly SvgMarkup[] {
  return [0, rows - 1].flatMap((index) => {
    const top = index * canvas.row + canvas.barTop - 2;
    const x = canvas.labels + 10;
    return [0, 5].map((shift) => element('line', { class: 'break', x1: x + shift, x2: x + shift + 5, y1: top + canvas.bar + 4, y2: top }));
  });
}
