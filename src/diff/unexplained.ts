import type { Metrics, Pair } from '../contract/index.ts';
import type { Process } from '../model/index.ts';
import type { ProcessPair } from './comparison.ts';
import { tableAmount } from './mapping-metrics.ts';

/** Metrics of a process that its mappings carry as well, and what they are called there. */
export const explainedByMappings: Readonly<Record<string, string>> = {
  virtual: 'size',
  rss: 'rss',
  pss: 'pss',
  uss: 'uss',
  anonymous: 'anonymous',
  swap: 'swap',
  swapPss: 'swapPss',
  anonymousHuge: 'anonymousHuge',
  locked: 'locked',
  hugetlb: 'hugetlb',
};

/**
 * What the counters of a process say beyond the sum over its mappings, so that mappings and remainder add up to the process to the byte,
 * on both sides and in the delta. 0 where the metric is that sum; else counter error, a torn read, or memory that smaps leaves out.
 */
export function unexplainedMetrics(pair: ProcessPair): Metrics {
  return Object.fromEntries(Object.entries(explainedByMappings).map(([metric, ofMapping]) => [metric, remainder(pair, metric, ofMapping)]));
}

function remainder(pair: ProcessPair, metric: string, ofMapping: string): Pair {
  const own = pair.metrics[metric];
  const before = restOf(pair.before, own?.before ?? null, ofMapping);
  const after = restOf(pair.after, own?.after ?? null, ofMapping);
  const common = { unit: 'bytes', source: sourceOf(own?.source ?? metric), noise: own?.noise ?? null, mark: 'derived' } as const;
  const state = own?.state ?? 'unknown';
  if (state === 'absent-before') return { before: null, after, delta: after, state: after === null ? 'unknown' : state, ...common };
  if (state === 'absent-after')
    return { before, after: null, delta: before === null ? null : 0 - before, state: before === null ? 'unknown' : state, ...common };
  const delta = before === null || after === null || own?.delta == null ? null : after - before;
  const isKnown = state === 'known' && own?.delta !== null ? delta !== null : before !== null || after !== null;
  const { unit, source, noise, mark } = common;
  const isNone = state === 'known' && isKnown && before === null && after === 0 && delta === null && noise === null;
  return isNone ? nothing(source) : { before, after, delta, state: isKnown ? state : 'unknown', unit, source, noise, mark };
}

const nothings = new Map<string, Pair>();

/** What a report says where the mappings explain all, as they nearly always do: one object for all processes. */
function nothing(source: string): Pair {
  let pair = nothings.get(source);
  if (pair === undefined) {
    pair = { before: null, after: 0, delta: null, state: 'known', unit: 'bytes', source, noise: null, mark: 'derived' };
    nothings.set(source, pair);
  }
  return pair;
}

const sources = new Map<string, string>();

/** One text for all processes: metrics have few sources. */
function sourceOf(source: string): string {
  const known = sources.get(source);
  if (known !== undefined) return known;
  const made = `${source} minus the sum over mappings`;
  sources.set(source, made);
  return made;
}

function restOf(process: Process | null, value: Pair['before'], ofMapping: string): number | null {
  if (process?.mappings == null || typeof value !== 'number') return null;
  const sum = totalOf(process, ofMapping);
  return sum === null ? null : value - sum;
}

/** The sum of a metric over all mappings of a process; null where one of them does not say. */
function totalOf(process: Process, metric: string): number | null {
  return process.mappings === null ? null : tableAmount(process.mappings, metric);
}
