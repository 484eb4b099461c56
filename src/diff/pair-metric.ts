import type { Pair, PairUnit } from '../contract/index.ts';
import type { Reading } from '../model/index.ts';
import { isCounter } from './counters.ts';

/** What one side of a pair is: the readings of a thing, or that the thing did not exist there, or that there is no such side (a report). */
export type Side =
  { readonly state: 'there'; readonly readings: readonly Reading[] } | { readonly state: 'absent' } | { readonly state: 'no-side' };

type Known = Extract<Reading, { state: 'known' }>;

/**
 * Pairs one metric. Both sides use the same source; where no source is known on both, the pair is not comparable, unless `sources` says
 * that two sources of one concept may be compared.
 */
export function pairMetric(before: Side, after: Side, unit: PairUnit, noise: number | null, sources: 'same' | 'any' = 'same'): Pair {
  if (after.state === 'there' && before.state === 'there') {
    const pair = pairBoth(before.readings, after.readings, unit, noise);
    return sources === 'any' ? compareConcepts(pair) : pair;
  }
  const side = after.state === 'there' ? after : before.state === 'there' ? before : null;
  const reading = side === null ? null : pick(side.readings);
  const isAfter = after.state === 'there';
  if (reading === null || reading.state === 'missing') {
    return {
      before: null,
      after: null,
      delta: null,
      unit,
      state: before.state === 'no-side' || !isAfter ? 'unknown' : 'unknown-after',
      source: reading?.source ?? '',
      noise,
      ...(reading === null ? {} : { reason: reading.reason }),
    };
  }
  const value = reading.value;
  const { source, mark, at } = reading;
  // Thousands of processes have a score of these each: an object that is written in one piece takes half as much as one put together.
  if (before.state === 'no-side')
    return { before: null, after: value, delta: null, state: 'known', at: { before: null, after: at }, unit, source, noise, mark };
  // A thing that did not exist counts as 0 there: the delta is the other side.
  const delta = value === 'unlimited' ? null : isAfter ? value : 0 - value;
  return isAfter
    ? { before: null, after: value, delta, state: 'absent-before', at: { before: null, after: at }, unit, source, noise, mark }
    : { before: value, after: null, delta, state: 'absent-after', at: { before: at, after: null }, unit, source, noise, mark };
}

function pairBoth(before: readonly Reading[], after: readonly Reading[], unit: PairUnit, noise: number | null): Pair {
  for (const left of before) {
    if (left.state !== 'known') continue;
    const right = after.find((candidate): candidate is Known => candidate.state === 'known' && candidate.source === left.source);
    if (right === undefined) continue;
    const delta =
      left.value === 'unlimited' || right.value === 'unlimited' ? (left.value === right.value ? 0 : null) : right.value - left.value;
    return {
      before: left.value,
      after: right.value,
      delta,
      unit,
      state: 'known',
      source: left.source,
      noise,
      mark: left.mark,
      at: { before: left.at, after: right.at },
    };
  }
  const left = pick(before);
  const right = pick(after);
  const known = { before: left?.state === 'known' ? left.value : null, after: right?.state === 'known' ? right.value : null };
  const at = { before: left?.state === 'known' ? left.at : null, after: right?.state === 'known' ? right.at : null };
  if (left?.state === 'known' && right?.state === 'known') {
    return {
      ...known,
      delta: null,
      unit,
      state: 'not-comparable',
      source: `${left.source} / ${right.source}`,
      noise,
      at,
      reason: 'the two sides have different sources',
    };
  }
  const state = left?.state === 'known' ? 'unknown-after' : right?.state === 'known' ? 'unknown-before' : 'unknown';
  const missing = right?.state === 'missing' ? right : left?.state === 'missing' ? left : null;
  return {
    ...known,
    delta: null,
    unit,
    state,
    source: (left?.state === 'known' ? left : right)?.source ?? '',
    noise,
    at,
    ...(missing === null ? {} : { reason: missing.reason }),
  };
}

/**
 * cgroup v1 and v2 count the same things in files of different names. Such a pair is compared all the same, says so, and is no more than
 * an estimate: v1 kernel memory, for one, can leave out what v2 holds.
 */
function compareConcepts(pair: Pair): Pair {
  if (pair.state !== 'not-comparable') return pair;
  const { before, after } = pair;
  const delta =
    typeof before === 'number' && typeof after === 'number' ? after - before : before === 'unlimited' && after === 'unlimited' ? 0 : null;
  return { ...pair, state: 'known', delta, mark: 'estimated', reason: 'one concept in two files: cgroup v1 and v2' };
}

function pick(readings: readonly Reading[]): Reading | null {
  return readings.find((reading) => reading.state === 'known') ?? readings[0] ?? null;
}

/** The units of the metrics that are no bytes; pages that were counted are counts. */
const counts = new Set([
  'threads',
  'mappings',
  'oomScore',
  'oomScoreAdj',
  'hugePagesTotal',
  'hugePagesFree',
  'dyingDescendants',
  'mappers',
  'attached',
]);
const times = new Set(['pressureSome', 'pressureFull']);

export function unitOf(metric: string): PairUnit {
  const name = metric.slice(metric.lastIndexOf('.') + 1);
  if (times.has(name)) return 'usec';
  return counts.has(name) || isCounter(name) ? 'count' : 'bytes';
}
