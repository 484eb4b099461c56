import type { Block, CompositionBlock, CoverBlock, FindingItem, SparklinesBlock, StripBlock } from '../../report/index.ts';
import { formatBytes, formatMicroseconds, groupDigits } from '../../units/index.ts';
import { cellText, cutName, unreachable } from '../cell-text.ts';
import { namePieces, richPieces, type RichPiece } from './rich.ts';
import {
  drawBars,
  drawComposition,
  drawSparkline,
  drawStrip,
  drawWaterfall,
  narrow,
  paper,
  wide,
  type Canvas,
  type SvgMarkup,
} from '../svg/index.ts';
import { valueView, type ValueView } from './cells.ts';
import { listingView } from './listing-view.ts';
import { tableView } from './table-view.ts';
import { typeset } from './typeset.ts';
import type { ViewContext } from './view-context.ts';

/** A block as its partial wants it: `type` names the partial. */
export type BlockView = { readonly type: Block['type'] } & Readonly<Record<string, unknown>>;

export function blockView(block: Block, context: ViewContext, signed: boolean): BlockView {
  const rich = (text: string): readonly RichPiece[] => richPieces(text, context.paper);
  switch (block.type) {
    case 'cover':
      return coverView(block, context);
    case 'facts':
      return { type: 'facts', facts: block.facts.map((fact) => factView(fact, context)) };
    case 'table':
      return { type: 'table', ...tableView(block, context) };
    case 'findings':
      return { type: 'findings', items: block.items.map((item) => findingView(item, context)) };
    case 'waterfall':
      return chartView(block, context, (canvas) => drawWaterfall(block, canvas), null);
    case 'bars':
      return chartView(block, context, (canvas) => drawBars(block, canvas, signed), null);
    case 'composition':
      return chartView(block, context, (canvas) => drawComposition(block, canvas), legendOf(block, context.paper));
    case 'strip':
      return stripView(block, context);
    case 'sparklines':
      return sparklinesView(block, context);
    case 'explanations':
      return {
        type: 'explanations',
        items: block.items.map((item) => ({
          ...item,
          facts: [...item.facts, ...(context.paper ? [] : item.further)].map((fact) => factView(fact, context)),
          readFrom: context.paper ? [] : item.readFrom.map((place) => namePieces(cutName(place, context.words, context.nameLength), true)),
          closeLabel: block.closeLabel,
          paper: context.paper,
        })),
      };
    case 'preformatted':
      return { type: 'preformatted', ...listingView(block, context) };
    case 'verdict':
      return {
        ...block,
        // Whole in the tags of a PDF, where each part would be a text of its own.
        headline: richPieces(block.headline, false),
        confidence: block.confidence === null ? null : { label: block.confidence.label, dots: dotsOf(block.confidence.value) },
        lines: block.lines.map(rich),
        sure: (block.confidence === null ? block.sure : block.sure.slice(1)).map(rich),
        next: block.next.map(rich),
      };
    case 'notes':
      return { type: 'notes', items: block.items.map((item) => ({ ...item, text: rich(item.text) })) };
    case 'prose':
      return { ...block, paragraphs: block.paragraphs.map(rich) };
    default:
      return unreachable(block);
  }
}

function factView(
  fact: { readonly label: { readonly text: string }; readonly value: Parameters<typeof valueView>[0] },
  context: ViewContext,
): ValueView & { readonly label: string } {
  return { label: fact.label.text, ...valueView(fact.value, context) };
}

function coverView(block: CoverBlock, context: ViewContext): BlockView {
  const { words, paper, nameLength } = context;
  const [first, ...others] = block.sides.map((side) => JSON.stringify(side.badges));
  const alike = others.length > 0 && others.every((other) => other === first);
  return {
    type: 'cover',
    badges: alike ? (block.sides[0]?.badges ?? []) : [],
    bothLabel: words.verdict.bothSides,
    facts: block.facts.map((fact) => factView(fact, context)),
    sides: block.sides.map((side) => {
      const text = (label: string): string | null => {
        const fact = side.facts.find((each) => each.label.text === label);
        return fact === undefined ? null : cellText(fact.value, words, nameLength);
      };
      const digest = text(words.cover.digest);
      return {
        role: side.role,
        file: cutName(side.file, words, nameLength),
        when: text(words.cover.taken),
        label: text(words.cover.label),
        sample: text(words.cover.sample),
        badges: alike ? [] : side.badges,
        folded: !paper,
        digestLabel: words.cover.digest,
        digest: digest ?? words.cover.unknown,
        digestShort: digest === null ? words.cover.unknown : digest.slice(0, 12),
      };
    }),
  };
}

/** Three of three dots: proved. */
function dotsOf(confidence: number): readonly string[] {
  const sure = confidence === 0.99 ? 3 : confidence === 0.8 ? 2 : 1;
  return [1, 2, 3].map((dot) => (dot <= sure ? 'on' : 'off'));
}

function findingView(item: FindingItem, context: ViewContext): Readonly<Record<string, unknown>> {
  const rich = (text: string): readonly RichPiece[] => richPieces(text, context.paper);
  return {
    ...item,
    title: typeset(item.title),
    heading: rich(item.title),
    text: rich(item.text),
    reasoning: item.reasoning.map(rich),
    next: item.next.map(rich),
    subject: cutName(item.subject.text, context.words, context.nameLength),
    bytes: item.bytes === null ? null : valueView(item.bytes, context).text,
    confidence: `${item.confidence.label} (${String(item.confidence.value)})`,
    dots: dotsOf(item.confidence.value),
    evidence: item.evidence === null ? null : tableView(item.evidence, context),
  };
}

function chartView(
  block: Extract<Block, { readonly title: string; readonly table: unknown }>,
  context: ViewContext,
  draw: (canvas: Canvas) => SvgMarkup,
  legend: Legend | null,
): BlockView {
  return {
    type: block.type,
    anchor: block.anchor,
    title: typeset(block.title),
    description: typeset(block.description),
    pictures: context.paper ? [draw(paper)] : [draw(wide), draw(narrow)],
    legend,
    table: tableView(block.table, context, block.type === 'waterfall' || block.type === 'composition' ? 'picture' : 'nothing'),
  };
}

type Legend = readonly { readonly tone: string; readonly text: string }[];

/** In the order of the newest bar; neighbours of one colour share it. Paper has no table beside the picture, so its legend holds the amounts. */
function legendOf(block: CompositionBlock, withAmounts: boolean): Legend {
  const parts = new Map([...block.bars].reverse().flatMap((bar) => bar.parts.map((part) => [part.label, part.tone])));
  const legend: { tone: string; text: string }[] = [];
  for (const [label, tone] of parts) {
    const amounts = block.bars.map((bar) => formatBytes(bar.parts.find((part) => part.label === label)?.value ?? 0));
    const text = withAmounts ? `${label} ${amounts.join(' → ')}` : label;
    const last = legend[legend.length - 1];
    if (last?.tone === tone) last.text += ` · ${text}`;
    else legend.push({ tone, text });
  }
  return legend;
}

function stripView(block: StripBlock, context: ViewContext): BlockView {
  const { kinds } = context.words;
  const names = {
    heap: kinds.heap,
    stack: kinds.stack,
    anonymous: kinds.anonymous,
    file: kinds.file,
    shmem: kinds.shmem,
    other: context.words.processes.stripOther,
  };
  const tones = [...new Set(block.rows.flatMap((row) => row.spans.map((span) => span.tone)))];
  return {
    type: 'strip',
    anchor: block.anchor,
    title: typeset(block.title),
    description: typeset(block.description),
    labels: block.rows.map((row) => row.label),
    pictures: [drawStrip(block)],
    legend: tones.map((tone) => ({ tone, text: names[tone] })),
    table: tableView(block.table, context, 'picture'),
  };
}

function sparklinesView(block: SparklinesBlock, context: ViewContext): BlockView {
  const show = (value: number, unit: 'bytes' | 'count' | 'usec'): string =>
    unit === 'bytes' ? formatBytes(value) : unit === 'usec' ? formatMicroseconds(value) : groupDigits(value);
  return {
    type: 'sparklines',
    anchor: block.anchor,
    title: typeset(block.title),
    description: typeset(block.description),
    lines: block.lines.map((line) => {
      const values = line.points.flatMap((point) => (point[1] === null ? [] : [point[1]]));
      const ends = [values[0], values[values.length - 1]].map((value) =>
        value === undefined ? context.words.page.noNumbers : show(value, line.unit),
      );
      return { label: line.label, shape: line.shape, range: ends.join(' → '), picture: drawSparkline(line) };
    }),
    table: tableView(block.table, context),
  };
}
