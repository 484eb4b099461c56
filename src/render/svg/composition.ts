import { formatBytes } from '../../units/index.ts';
import type { CompositionBlock } from '../../report/index.ts';
import { axisMarkup, byteAxis } from './axis.ts';
import { fitLabel, image, roomOf, rowTexts, type Canvas } from './canvas.ts';
import { element, type SvgMarkup } from './element.ts';

/** A limit further away than this many totals would press the bars flat: it is named at the edge instead. */
const farAway = 2.5;
/** Of a bold sans-serif: a label must not leave its part or the picture whatever the reader's font is. */
const widestCharacter = 8.4;

/**
 * Parts of a total one after the other, before above after, and the limits as lines across. Read back:
 * `g[data-total]`, `rect[data-part][data-value]`, `[data-limit]`.
 */
export function drawComposition(block: CompositionBlock, canvas: Canvas): SvgMarkup {
  const most = Math.max(1, ...block.bars.map((bar) => bar.total));
  const near = block.limits.filter((limit) => limit.value <= most * farAway);
  const far = block.limits.filter((limit) => limit.value > most * farAway);
  const head = block.limits.length === 0 ? 0 : block.limits.length * 18 + 4;
  const axis = byteAxis(
    0,
    Math.max(most, ...near.map((limit) => limit.value)),
    canvas.labels,
    canvas.width - canvas.values - (near.length > 0 ? 6 : 0),
    canvas.size === 'wide' ? 5 : 3,
  );
  const bottom = head + block.bars.length * canvas.row;
  const bars = block.bars.map((bar, index) => drawBar(bar, head + index * canvas.row, canvas, axis.scale));
  return image(canvas, bottom + 20, 'composition', block.title, block.description, [
    ...axisMarkup(axis, canvas.width, head, bottom),
    ...bars,
    ...near.map((limit, index) => drawLimit(limit, index, axis.scale(limit.value), bottom, canvas)),
    ...far.map((limit, index) => drawFarLimit(limit, near.length + index, canvas)),
    // Above the lines of the limits, which cross the amounts where these stand over the bars.
    ...block.bars.flatMap((bar, index) => rowTexts(canvas, head + index * canvas.row, bar.label, formatBytes(bar.total), 'total')),
  ]);
}

function drawBar(bar: CompositionBlock['bars'][number], top: number, canvas: Canvas, scale: (value: number) => number): SvgMarkup {
  let sum = 0;
  const parts = bar.parts.flatMap((part) => {
    const x = scale(sum);
    sum += part.value;
    const width = Math.max(0.5, scale(sum) - x);
    const room = Math.floor((width - 6) / widestCharacter);
    const label = fitLabel(part.label, room);
    const readable = room >= 4 && !label.endsWith('…');
    return [
      element(
        'rect',
        {
          class: `part tone-${part.tone}`,
          x,
          width,
          y: top + canvas.barTop,
          height: canvas.bar,
          'data-part': part.label,
          'data-value': part.value,
        },
        element('title', {}, `${part.label}: ${formatBytes(part.value)}`),
      ),
      ...(readable
        ? [element('text', { class: `inside on-${part.tone}`, x: x + 4, y: top + canvas.barTop + canvas.bar / 2 + 4 }, label)]
        : []),
    ];
  });
  return element('g', { 'data-bar': bar.label, 'data-total': bar.total }, ...parts);
}

function drawLimit(limit: CompositionBlock['limits'][number], index: number, x: number, bottom: number, canvas: Canvas): SvgMarkup {
  const y = index * 18 + 12;
  const toLeft = x > canvas.width / 2;
  const text = `${fitLabel(limit.label, canvas.size === 'wide' ? 48 : 30)} ${formatBytes(limit.value)}`;
  const needed = roomOf(text) * widestCharacter;
  // Where neither side has room the text crosses its line, which then begins below it.
  const crosses = toLeft ? x - 6 < needed : x + 6 + needed > canvas.width;
  const at = crosses ? (toLeft ? needed : canvas.width - needed) : x + (toLeft ? -6 : 6);
  return element(
    'g',
    { class: limit.hard ? 'limit hard' : 'limit soft', 'data-limit': limit.value, 'data-label': limit.label },
    element('line', { x1: x, x2: x, y1: crosses ? y + 4 : y - 10, y2: bottom }),
    element('text', { x: Math.min(Math.max(at, 0), canvas.width), y, 'text-anchor': toLeft ? 'end' : 'start' }, text),
  );
}

function drawFarLimit(limit: CompositionBlock['limits'][number], index: number, canvas: Canvas): SvgMarkup {
  return element(
    'g',
    { class: 'limit far', 'data-limit': limit.value, 'data-label': limit.label },
    element(
      'text',
      { x: canvas.width - canvas.values, y: index * 18 + 12, 'text-anchor': 'end' },
      `${fitLabel(limit.label, canvas.size === 'wide' ? 48 : 30)} ${formatBytes(limit.value)} →`,
    ),
  );
}
