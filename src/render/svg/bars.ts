import { formatBytes } from '../../units/index.ts';
import type { BarsBlock } from '../../report/index.ts';
import { axisMarkup, byteAxis, signedBytes } from './axis.ts';
import { image, rowTexts, wholeLabel, type Canvas } from './canvas.ts';
import { element, type SvgMarkup } from './element.ts';

/** A band thinner than this can't be seen. */
const hairline = 0.5;

/**
 * Bars around a shared zero, the noise of each as a band behind it. In a report all are amounts and start at the left.
 * Read back: `g[data-delta]`, `data-noise`.
 */
export function drawBars(block: BarsBlock, canvas: Canvas, signed: boolean): SvgMarkup {
  const reach = block.items.flatMap((item) => [item.delta, item.noise ?? 0, signed ? -(item.noise ?? 0) : 0, 0]);
  const left = canvas.labels;
  const right = canvas.width - canvas.values;
  const axis = byteAxis(Math.min(...reach), Math.max(...reach), left, right, canvas.size === 'wide' ? 6 : 4);
  const bottom = block.items.length * canvas.row;
  const zero = axis.scale(0);
  const rows = block.items.map((item, index) => {
    const top = index * canvas.row;
    const x = axis.scale(item.delta);
    const quiet = Math.abs(item.delta) <= (item.noise ?? 0);
    const tone = !signed ? 'level' : quiet ? 'level' : item.delta > 0 ? 'up' : 'down';
    const noise =
      item.noise !== null && signed && axis.scale(item.noise) - axis.scale(-item.noise) >= hairline
        ? [
            element('rect', {
              class: 'noise',
              x: axis.scale(-item.noise),
              width: axis.scale(item.noise) - axis.scale(-item.noise),
              y: top + 2,
              height: canvas.row - 4,
            }),
          ]
        : [];
    return element(
      'g',
      { 'data-label': wholeLabel(canvas, item.label), 'data-delta': item.delta, 'data-noise': item.noise ?? undefined },
      ...noise,
      element('rect', {
        class: `bar ${tone}`,
        x: Math.min(zero, x),
        width: Math.max(1, Math.abs(x - zero)),
        y: top + canvas.barTop,
        height: canvas.bar,
      }),
      ...rowTexts(canvas, top, item.label, signed ? signedBytes(item.delta) : formatBytes(item.delta), tone),
    );
  });
  return image(canvas, bottom + 20, 'bars', block.title, block.description, [...axisMarkup(axis, canvas.width, 0, bottom), ...rows]);
}
