import type { StripBlock } from '../../report/index.ts';
import { image } from './canvas.ts';
import { element, type SvgMarkup } from './element.ts';

const width = 1000;
const rowHeight = 26;
const bandHeight = 20;
/** A page is drawn this wide before scaling; every doubling adds one. */
const pageBits = 12;

interface Piece {
  readonly start: bigint;
  readonly end: bigint;
  readonly left: number;
  readonly width: number;
}

/**
 * Address spaces as bands. Lengths are logarithms: a 4 KiB guard and a 64 TiB gap stand in one picture. The image has no
 * text in it, so it may be stretched to any width. Read back: `rect[data-start][data-end]`.
 */
export function drawStrip(block: StripBlock): SvgMarkup {
  const common = block.sharedAxis ? layOut(block.rows.flatMap((row) => row.spans)) : null;
  const rows = block.rows.map((row, index) => {
    const axis = common ?? layOut(row.spans);
    return element(
      'g',
      { 'data-row': row.label, transform: index === 0 ? undefined : `translate(0 ${String(index * rowHeight)})` },
      element('rect', { class: 'ground', width, height: bandHeight }),
      ...row.spans.map((span) => {
        const left = axis(span.start);
        return element(
          'rect',
          {
            class: `tone-${span.tone}${span.changed ? ' changed' : ''}`,
            x: left,
            width: Math.max(1.5, axis(span.end) - left),
            height: bandHeight,
            'data-start': `0x${span.start.toString(16)}`,
            'data-end': `0x${span.end.toString(16)}`,
          },
          element('title', {}, span.label),
        );
      }),
    );
  });
  const svg = { size: 'any', width };
  return image(svg, block.rows.length * rowHeight, 'strip', block.title, block.description, rows, true);
}

/** Where an address lies, so that every region and every gap has the length of its logarithm. */
function layOut(spans: readonly { readonly start: bigint; readonly end: bigint }[]): (address: bigint) => number {
  const edges = [...new Set(spans.flatMap((span) => [span.start, span.end]))].sort((one, other) => (one < other ? -1 : 1));
  const pieces: Piece[] = [];
  let left = 0;
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const piece = { start, end, left, width: logLength(end - start) };
    pieces.push(piece);
    left += piece.width;
  }
  const scale = left === 0 ? 0 : width / left;
  const byStart = new Map(pieces.map((piece) => [piece.start, piece.left * scale]));
  return (address) => byStart.get(address) ?? width;
}

function logLength(bytes: bigint): number {
  return Math.max(1, bytes.toString(2).length - pageBits);
}
