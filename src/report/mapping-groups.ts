import type { MappingEntry, MappingGroup, Pair, ProcessEntry } from '../contract/index.ts';
import { amountOf } from './pair-amounts.ts';

const summed = ['size', 'rss', 'pss', 'uss', 'anonymous', 'swap', 'swapPss'] as const;

/** Groups of a process's mappings, the largest change (or, in a report, the largest) first. */
export function groupMappings(process: ProcessEntry, rankBy: 'pss' | 'rss', comparing: boolean): readonly MappingGroup[] {
  const groups = [...(process.mappingSummary?.groups ?? groupsOfListed(process))];
  const rank = (group: MappingGroup): number => {
    const pair = group.metrics[rankBy] ?? group.metrics['rss'];
    return comparing ? Math.abs(pair?.delta ?? 0) : (amountOf(pair, 'after') ?? 0);
  };
  const came = (group: MappingGroup): number => (comparing ? Math.abs(group.count.after - group.count.before) : 0);
  const size = (group: MappingGroup): number => amountOf(group.metrics['size'], 'after') ?? 0;
  return groups.sort(
    (one, other) => rank(other) - rank(one) || came(other) - came(one) || size(other) - size(one) || (one.label < other.label ? -1 : 1),
  );
}

function groupsOfListed(process: ProcessEntry): readonly MappingGroup[] {
  const byKey = new Map<string, MappingEntry[]>();
  for (const mapping of process.mappings) {
    const key = `${mapping.kind}\n${mapping.label}`;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [mapping]);
    else group.push(mapping);
  }
  return [...byKey.values()].map(sumUp);
}

function sumUp(mappings: readonly MappingEntry[]): MappingGroup {
  const [first] = mappings;
  return {
    label: first?.label ?? '',
    kind: first?.kind ?? 'anonymous',
    count: { before: countPlaces(mappings, 'before'), after: countPlaces(mappings, 'after') },
    metrics: Object.fromEntries(
      summed.flatMap((metric) => sumPairs(mappings.map((mapping) => mapping.metrics[metric])).map((pair) => [metric, pair])),
    ),
  };
}

function countPlaces(mappings: readonly MappingEntry[], side: 'before' | 'after'): number {
  return mappings.reduce((sum, mapping) => sum + mapping[side].length, 0);
}

/** The sum of pairs, or none when no member has the metric. One unknown member makes the side unknown: no number is made up. */
export function sumPairs(pairs: readonly (Pair | undefined)[]): readonly [Pair] | readonly [] {
  const known = pairs.filter((pair) => pair !== undefined);
  const [first] = known;
  if (first === undefined || known.length < pairs.length) return [];
  const before = sumSide(known, 'before');
  const after = sumSide(known, 'after');
  const hasBefore = known.some((pair) => pair.before !== null);
  const hasAfter = known.some((pair) => pair.after !== null);
  const deltas = known.map((pair) => pair.delta);
  const delta = deltas.includes(null) ? null : deltas.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const noises = known.map((pair) => pair.noise);
  return [
    {
      before: hasBefore ? before : null,
      after: hasAfter ? after : null,
      delta,
      unit: first.unit,
      state: stateOf(known, hasBefore, hasAfter),
      source: first.source,
      noise: noises.includes(null) ? null : noises.reduce<number>((sum, each) => sum + (each ?? 0), 0),
      mark: known.length === 1 ? (first.mark ?? 'read') : 'derived',
    },
  ];
}

function sumSide(pairs: readonly Pair[], side: 'before' | 'after'): number | null {
  let sum = 0;
  for (const pair of pairs) {
    const value = amountOf(pair, side);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function stateOf(pairs: readonly Pair[], hasBefore: boolean, hasAfter: boolean): Pair['state'] {
  const odd = pairs.find((pair) => pair.state.startsWith('unknown') || pair.state === 'not-comparable');
  if (odd !== undefined) return odd.state;
  if (hasBefore && hasAfter) return 'known';
  return hasAfter ? (pairs.every((pair) => pair.state === 'known') ? 'known' : 'absent-before') : 'absent-after';
}
