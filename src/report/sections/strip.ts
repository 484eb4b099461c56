import type { MappingEntry, MappingKind, MappingRegion, ProcessEntry } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { StripRow, StripSpan } from '../chart.ts';
import type { Context } from '../context.ts';
import { baseName, processName, shorten } from '../names.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, nameCell, numericHead, textCell } from '../tables.ts';

const labelLength = 32;
const regionsListed = 10;

/** The address space as a strip, before above after. Neighbours of one kind are drawn as one region, so that 60,000 mappings stay a picture. */
export function stripBlock(context: Context, process: ProcessEntry): readonly Block[] {
  const { words, comparing, limits } = context;
  if (limits.spans === 0 || process.mappings.length < 2) return [];
  const sides = comparing ? (['before', 'after'] as const) : (['after'] as const);
  const drawn = sides.flatMap((side) => {
    const spans = joinTo(limits.spans, joinNeighbours(spansOf(process, side, context.labelOf)));
    return spans.length === 0 ? [] : [{ label: comparing ? words.cover[side] : words.composition.now, spans }];
  });
  const rows = once(drawn, words.processes.stripBoth);
  if (rows.length === 0) return [];
  const changed = process.mappingSummary?.changed ?? process.mappings.filter((mapping) => isChanged(mapping)).length;
  const name = processName(process);
  const sharedAxis = process.pairing.kind === 'same';
  const anchor = `strip-${slugOf(process.id)}`;
  const table = makeTable(context, {
    anchor: `${anchor}-table`,
    caption: words.processes.regions(name),
    columns: [
      ...(comparing ? [head(words.table.state)] : []),
      head(words.table.range),
      head(words.table.mapping),
      numericHead(words.table.size),
    ],
    rows: changedFirst(rows.flatMap(({ label, spans }) => spans.map((span) => ({ label, span })))).map(({ label, span }): Row => ({
      cells: [
        ...(comparing ? [textCell(label)] : []),
        { valueType: 'address', value: `0x${span.start.toString(16)}–0x${span.end.toString(16)}` },
        nameCell(span.label),
        { valueType: 'bytes', value: Number(span.end - span.start) },
      ],
    })),
    folded: true,
    most: Math.min(limits.rows, regionsListed),
  });
  return [
    {
      type: 'strip',
      anchor: context.anchor(anchor),
      title: comparing ? words.processes.stripTitle(name, changed) : words.processes.stripTitleSingle(name),
      description: words.sentences([words.processes.stripText, ...(rows.length > 1 && !sharedAxis ? [words.processes.stripOwnAxis] : [])]),
      rows,
      sharedAxis,
      table,
    },
  ];
}

/** Two sides that look the same are drawn once. */
function once(rows: readonly StripRow[], both: string): readonly StripRow[] {
  const [before, after] = rows;
  if (before === undefined || after === undefined || before.spans.length !== after.spans.length) return rows;
  const alike = before.spans.every((span, at) => {
    const other = after.spans[at];
    return !span.changed && other?.changed === false && other.start === span.start && other.end === span.end && other.label === span.label;
  });
  return alike ? [{ label: both, spans: after.spans }] : rows;
}

/** What changed, on both sides, before what stayed. */
function changedFirst<Row extends { readonly span: StripSpan }>(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter(({ span }) => span.changed), ...rows.filter(({ span }) => !span.changed)];
}

function isChanged(mapping: MappingEntry): boolean {
  const { kind } = mapping.pairing;
  return kind !== 'same' && kind !== 'moved';
}

function spansOf(process: ProcessEntry, side: 'before' | 'after', labelOf: Context['labelOf']): readonly StripSpan[] {
  const regions = process.mappingSummary?.regions[side] ?? process.mappings.flatMap((mapping) => regionsOf(mapping, side));
  const spans = regions.map(({ start, end, kind, label, changed }) => ({
    start: BigInt(start),
    end: BigInt(end),
    tone: toneOf(kind),
    label: label === null ? '…' : shorten(baseName(labelOf(label)), labelLength),
    changed,
  }));
  return spans.sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0));
}

function regionsOf(mapping: MappingEntry, side: 'before' | 'after'): readonly MappingRegion[] {
  const { kind, label } = mapping;
  return mapping[side].map(({ start, end }) => ({ start, end, kind, label, changed: isChanged(mapping) }));
}

/** Parts of one file that lie side by side are one region to a reader. */
function joinNeighbours(spans: readonly StripSpan[]): readonly StripSpan[] {
  const joined: StripSpan[] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    if (last?.end === span.start && last.label === span.label && last.tone === span.tone && last.changed === span.changed)
      joined[joined.length - 1] = { ...last, end: span.end };
    else joined.push(span);
  }
  return joined;
}

/** Gaps worth drawing grow until the strip holds few enough regions. */
function joinTo(most: number, spans: readonly StripSpan[]): readonly StripSpan[] {
  let joined: readonly Joined[] = spans.map((span) => ({ ...span, largest: span.end - span.start }));
  for (let gap = 0n; joined.length > most && gap < 1n << 62n; gap = gap === 0n ? 4096n : gap * 8n) joined = join(joined, gap);
  return joined;
}

/** A region drawn for several looks like the largest of them: 200 thread stacks are stack, although a guard lies before each. */
interface Joined extends StripSpan {
  readonly largest: bigint;
}

function toneOf(kind: MappingKind): StripSpan['tone'] {
  switch (kind) {
    case 'heap':
      return 'heap';
    case 'stack':
    case 'thread-stack':
      return 'stack';
    case 'anonymous':
    case 'arena':
    case 'named-anonymous':
    case 'library-data':
      return 'anonymous';
    case 'file':
      return 'file';
    case 'shmem':
    case 'memfd':
    case 'sysv':
      return 'shmem';
    default:
      return 'other';
  }
}

const sliver = 1n << 16n;

/** A guard between two thread stacks, too thin to be seen. */
const isSliver = ({ tone, largest }: Joined): boolean => tone === 'other' && largest <= sliver;

/** Joins what lies no further apart than `gap` and is alike: of one tone or, once pages of gap do not count, changed throughout or a sliver. */
function join(spans: readonly Joined[], gap: bigint): readonly Joined[] {
  const joined: Joined[] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    const alike =
      last !== undefined &&
      (gap > 1n << 30n ||
        (last.changed === span.changed && (last.tone === span.tone || (gap > 0n && (span.changed || isSliver(span) || isSliver(last))))));
    if (last === undefined || !alike || span.start - last.end > gap) {
      joined.push(span);
      continue;
    }
    const main = span.largest > last.largest ? span : last;
    joined[joined.length - 1] = {
      ...last,
      end: span.end,
      changed: last.changed || span.changed,
      tone: main.tone,
      largest: main.largest,
      label: last.label === span.label ? last.label : `${main.label.replace(/ …$/u, '')} …`,
    };
  }
  return joined;
}
