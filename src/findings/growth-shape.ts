import type { MappingKind } from '../contract/index.ts';
import { mappingAmount, type Comparison, type MappingPair, type ProcessPair } from '../diff/index.ts';
import type { Process } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { undercountOf } from './consistency.ts';
import { numaAnonymous } from './numa-nodes.ts';
import { change, is, was } from './reading.ts';

/**
 * How anonymous memory grew: what the growth usually means depends on it.
 * heap: brk; arena: further malloc heaps; mmap: anonymous mappings; stacks: thread stacks; library-data: writable data of files;
 * collapse: huge pages put in place of small ones without the mapping growing; swapped: it went to swap; mixed: none has most of it.
 */
export type GrowthShape = 'heap' | 'arena' | 'mmap' | 'stacks' | 'library-data' | 'collapse' | 'swapped' | 'mixed';

export interface GrownMapping {
  readonly label: string;
  readonly kind: MappingKind;
  /** Anonymous memory and swap that it gained, bytes. */
  readonly by: number;
  /** Address space that it gained, bytes. */
  readonly sizeBy: number;
  readonly hugeBy: number;
  /** Mappings of this label that grew. */
  readonly count: number;
  /** Its place in the newer list of mappings; null where it is not in it. */
  readonly row: number | null;
}

/** A shape has a name where at least this share of the growth is in it. */
const mostOfIt = 0.6;

const kindShapes: Readonly<Partial<Record<MappingKind, GrowthShape>>> = {
  heap: 'heap',
  arena: 'arena',
  anonymous: 'mmap',
  'named-anonymous': 'mmap',
  'thread-stack': 'stacks',
  stack: 'stacks',
  file: 'library-data',
  'library-data': 'library-data',
};

/** Mappings that gained anonymous memory, those of one label together, the largest first. */
export function grownMappings(pair: ProcessPair, comparison: Comparison): readonly GrownMapping[] {
  const groups = new Map<string, GrownMapping>();
  const anonymous = anonymousGain(pair, comparison);
  for (const mapping of pair.mappings()) {
    const by = anonymous(mapping) + gain(pair, mapping, 'swap');
    const key = `${mapping.kind}\0${mapping.label}`;
    const group = groups.get(key);
    const row = mapping.after[0] ?? null;
    groups.set(key, {
      label: mapping.label,
      kind: mapping.kind,
      by: (group?.by ?? 0) + by,
      sizeBy: (group?.sizeBy ?? 0) + gain(pair, mapping, 'size'),
      hugeBy: (group?.hugeBy ?? 0) + gain(pair, mapping, 'anonymousHuge'),
      count: (group?.count ?? 0) + (by > 0 ? 1 : 0),
      row: group !== undefined && group.by >= by ? group.row : row,
    });
  }
  return [...groups.values()].filter(({ by }) => by > 0).sort((left, right) => right.by - left.by);
}

/** Whether smaps of either side leaves out huge pages: then numa_maps says what each mapping gained. */
export function isCountedByNumaMaps({ before, after }: ProcessPair, comparison: Comparison): boolean {
  if (before === null || after === null || comparison.before === null) return false;
  return undercountOf(before, comparison.before)?.proved === true || undercountOf(after, comparison.after)?.proved === true;
}

function anonymousGain(pair: ProcessPair, comparison: Comparison): (mapping: MappingPair) => number {
  const { before, after } = pair;
  if (before === null || after === null || !isCountedByNumaMaps(pair, comparison)) return (mapping) => gain(pair, mapping, 'anonymous');
  const [left, right] = [numaAnonymous(before), numaAnonymous(after)];
  const sum = (process: Process, bytes: ReadonlyMap<number, number>, rows: readonly number[]): number =>
    rows.reduce((total, at) => total + (bytes.get(process.mappings?.start[at] ?? -1) ?? 0), 0);
  return (mapping) => sum(after, right, mapping.after) - sum(before, left, mapping.before);
}

function gain(pair: ProcessPair, mapping: MappingPair, metric: string): number {
  const before = mappingAmount(pair.before?.mappings ?? null, mapping.before, metric);
  const after = mappingAmount(pair.after?.mappings ?? null, mapping.after, metric);
  return before === null || after === null ? 0 : after - before;
}

/** Names the shape of a growth of `delta` bytes. */
export function shapeOf(pair: ProcessPair, grown: readonly GrownMapping[], delta: number): GrowthShape {
  if ((change(pair.metrics['swap']) ?? 0) >= delta * mostOfIt) return 'swapped';
  if (isCollapse(pair, grown, delta)) return 'collapse';
  const byShape = new Map<GrowthShape, number>();
  for (const { kind, by } of grown) {
    const shape = kindShapes[kind] ?? 'mixed';
    byShape.set(shape, (byShape.get(shape) ?? 0) + by);
  }
  const [best] = [...byShape].sort(([, left], [, right]) => right - left);
  return best !== undefined && best[1] >= delta * mostOfIt ? best[0] : 'mixed';
}

/**
 * khugepaged fills a whole huge page where few small ones were: the gain is in AnonHugePages, the mappings keep their sizes, and the
 * program took hardly a page fault for it (stat minflt). Only within one process: a restart faults everything anew.
 */
function isCollapse(pair: ProcessPair, grown: readonly GrownMapping[], delta: number): boolean {
  if (pair.pairing.kind !== 'same') return false;
  const huge = change(pair.metrics['anonymousHuge']) ?? 0;
  const sizes = grown.reduce((sum, { sizeBy }) => sum + Math.max(0, sizeBy), 0);
  const faults = change(pair.metrics['minorFaults']);
  // A huge page that a program faults in itself costs one fault for 2 MiB: more faults than half of that are its own doing.
  return huge >= delta * 0.8 && sizes < delta * 0.1 && faults !== null && faults < delta / 2 ** 22;
}

/** `[heap] +48 MiB` for the words: label and gain of the largest. */
export function topArgs(grown: readonly GrownMapping[]): Readonly<Record<string, string | number | null>> {
  const top = grown[0];
  return {
    top: top === undefined ? null : showName(top.label),
    topBytes: top?.by ?? null,
    topCount: top?.count ?? null,
    mappings:
      grown
        .slice(0, 3)
        .map(({ label, by }) => `${showName(label)} +${String(by)}`)
        .join(', ') || null,
  };
}

/** Anonymous memory and what of it lies in swap, on one side. */
export function heldAnonymous(pair: ProcessPair, side: 'before' | 'after'): number | null {
  const value = side === 'before' ? was : is;
  const anonymous = value(pair.metrics['anonymous']);
  return anonymous === null ? null : anonymous + (value(pair.metrics['swap']) ?? 0);
}
