import type { MappingEntry, MappingPlace, ProcessEntry } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { StripSpan } from '../chart.ts';
import type { Context } from '../context.ts';
import { baseName, processName, shorten } from '../names.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, nameCell, numericHead, textCell } from '../tables.ts';

const labelLength = 32;

/** The address space as a strip, before above after. Neighbours of one kind are drawn as one region, so that 60,000 mappings stay a picture. */
export function stripBlock(context: Context, process: ProcessEntry): readonly Block[] {
  const { words, comparing, limits } = context;
  if (limits.spans === 0 || process.mappings.length < 2) return [];
  const sides = comparing ? (['before', 'after'] as const) : (['after'] as const);
  const rows = sides.flatMap((side) => {
    const spans = spansOf(process.mappings, side, limits.spans, context.labelOf);
    return spans.length === 0 ? [] : [{ label: comparing ? words.cover[side] : words.composition.now, spans }];
  });
  if (rows.length === 0) return [];
  const changed = process.mappings.filter((mapping) => isChanged(mapping)).length;
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
    rows: rows.flatMap((row) =>
      row.spans.map((span): Row => ({
        cells: [
          ...(comparing ? [textCell(row.label)] : []),
          { valueType: 'address', value: `0x${span.start.toString(16)}–0x${span.end.toString(16)}` },
          nameCell(span.label),
          { valueType: 'bytes', value: Number(span.end - span.start) },
        ],
      })),
    ),
    folded: true,
    most: Math.min(limits.rows, 60),
  });
  return [
    {
      type: 'strip',
      anchor: context.anchor(anchor),
      title: comparing ? words.processes.stripTitle(name, changed) : words.processes.stripTitleSingle(name),
      description: [words.processes.stripText, ...(comparing && !sharedAxis ? [words.processes.stripOwnAxis] : [])].join(' '),
      rows,
      sharedAxis,
      table,
    },
  ];
}

function isChanged(mapping: MappingEntry): boolean {
  const { kind } = mapping.pairing;
  return kind !== 'same' && kind !== 'moved';
}

function spansOf(
  mappings: readonly MappingEntry[],
  side: 'before' | 'after',
  most: number,
  labelOf: Context['labelOf'],
): readonly StripSpan[] {
  const spans = mappings.flatMap((mapping) => mapping[side].map((place) => spanOf(mapping, place, labelOf)));
  spans.sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0));
  let joined = spans;
  // Gaps worth drawing grow until the strip holds few enough regions.
  for (let gap = 0n; joined.length > most && gap < 1n << 62n; gap = gap === 0n ? 4096n : gap * 8n) joined = join(spans, gap);
  return joined;
}

function spanOf(mapping: MappingEntry, place: MappingPlace, labelOf: Context['labelOf']): StripSpan {
  return {
    start: BigInt(place.start),
    end: BigInt(place.end),
    tone: toneOf(mapping),
    label: shorten(baseName(labelOf(mapping.label)), labelLength),
    changed: isChanged(mapping),
  };
}

function toneOf({ kind }: MappingEntry): StripSpan['tone'] {
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

/** Joins regions of one tone that lie no further apart than `gap`; a changed region only joins changed ones while the gap is small. */
function join(spans: readonly StripSpan[], gap: bigint): StripSpan[] {
  const joined: StripSpan[] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    const alike = last !== undefined && (gap > 1n << 30n || (last.tone === span.tone && last.changed === span.changed));
    if (last !== undefined && alike && span.start - last.end <= gap)
      joined[joined.length - 1] = {
        ...last,
        end: span.end,
        changed: last.changed || span.changed,
        label: last.label === span.label ? last.label : '…',
      };
    else joined.push(span);
  }
  return joined;
}
