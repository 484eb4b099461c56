import type { MappingEntry, ProcessEntry } from '../../../src/contract/index.ts';
import type { Origin } from './truth.ts';

/** How well pairs of mappings agree with where the memory really comes from. */
export interface Score {
  readonly precisionBytes: number;
  readonly recallBytes: number;
  readonly precisionCount: number;
  readonly recallCount: number;
  /** Share of the resident memory whose origin is known at all. */
  readonly known: number;
  readonly mappings: number;
}

interface Sums {
  right: number;
  wrong: number;
  missed: number;
}

/**
 * Judges every pair by the origins of its memory and weighs it by the resident bytes of its newer side. A pair is right when most of
 * the bytes whose origin is known lie in its older side as well: the kernel merges neighbours, so a mapping may hold a few regions that
 * lay elsewhere before. A new mapping that was paired with something else is wrong, one that existed and was left alone is missed.
 */
export function scoreProcess(process: ProcessEntry, before: readonly Origin[], after: readonly Origin[]): Score {
  const older = byLabel(before);
  const bytes: Sums = { right: 0, wrong: 0, missed: 0 };
  const counts: Sums = { right: 0, wrong: 0, missed: 0 };
  let known = 0;
  let total = 0;
  for (const mapping of process.mappings) {
    const resident = amount(mapping, 'rss');
    if (mapping.after.length === 0) continue;
    total += resident;
    const share = resident / Math.max(1, sizeOf(mapping.after));
    const own: Sums = { right: 0, wrong: 0, missed: 0 };
    let fresh = 0;
    for (const origin of after) {
      const overlap = mapping.after.reduce((sum, place) => sum + overlapOf(place, origin), 0);
      if (overlap === 0) continue;
      // An untouched mapping still counts a little: else only the count of mappings would see it.
      const weight = overlap * share + 1;
      known += overlap * share;
      const there = older.get(origin.label) ?? [];
      if (holdsOne(mapping, there)) own.right += weight;
      else if (there.length === 0) fresh += weight;
      else if (mapping.before.length > 0) own.wrong += weight;
      else own.missed += weight;
    }
    // A new region that the kernel merged into an old mapping is no wrong pair; one that was paired with something else is.
    if (own.right === 0 && mapping.before.length > 0) own.wrong += fresh;
    const verdict = own.right >= own.wrong && own.right >= own.missed ? 'right' : own.wrong >= own.missed ? 'wrong' : 'missed';
    if (own.right + own.wrong + own.missed === 0) continue;
    counts[verdict] += 1;
    bytes[verdict] += resident;
  }
  return {
    precisionBytes: ratio(bytes.right, bytes.wrong),
    recallBytes: ratio(bytes.right, bytes.missed + bytes.wrong),
    precisionCount: ratio(counts.right, counts.wrong),
    recallCount: ratio(counts.right, counts.missed + counts.wrong),
    known: total === 0 ? 1 : known / total,
    mappings: process.mappings.length,
  };
}

const holdsOne = (mapping: MappingEntry, origins: readonly Origin[]): boolean =>
  origins.some((origin) => mapping.before.some((place) => overlapOf(place, origin) > 0));

function byLabel(origins: readonly Origin[]): ReadonlyMap<string, readonly Origin[]> {
  const map = new Map<string, Origin[]>();
  for (const origin of origins) map.set(origin.label, [...(map.get(origin.label) ?? []), origin]);
  return map;
}

const ratio = (right: number, wrong: number): number => (right + wrong === 0 ? 1 : right / (right + wrong));

function amount(mapping: MappingEntry, metric: string): number {
  const value = mapping.metrics[metric]?.after;
  return typeof value === 'number' ? value : 0;
}

const sizeOf = (places: MappingEntry['after']): number => places.reduce((sum, place) => sum + Number(place.end) - Number(place.start), 0);

function overlapOf(place: MappingEntry['after'][number], origin: Origin): number {
  return Math.max(0, Math.min(Number(place.end), origin.end) - Math.max(Number(place.start), origin.start));
}
